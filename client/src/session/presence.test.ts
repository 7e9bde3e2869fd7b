import { afterEach, describe, expect, test, vi } from 'vitest'
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate, removeAwarenessStates } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { colourOf, colours } from './colour.ts'
import { Presence } from './presence.ts'

const open: Awareness[] = []
afterEach(() => {
  for (const awareness of open.splice(0)) awareness.destroy()
})

function person(name: string) {
  const awareness = new Awareness(new Y.Doc())
  open.push(awareness)
  const onMove = vi.fn()
  return { awareness, onMove, presence: new Presence(awareness, { name, organisation: 'Gemeente' }, onMove) }
}

/** What `from` says about itself reaches `to`. */
function tell(from: Awareness, to: Awareness) {
  applyAwarenessUpdate(to, encodeAwarenessUpdate(from, [from.clientID]), 'relay')
}

describe('the people here', () => {
  test('are the others, with the block that they are in', () => {
    const [anna, bram] = [person('Anna'), person('Bram')]
    bram.presence.enter('b1', 'body')
    tell(bram.awareness, anna.awareness)
    const clientId = bram.awareness.clientID
    const colour = colourOf('Bram', 'Gemeente')
    expect(anna.presence.people()).toEqual([
      { clientId, name: 'Bram', organisation: 'Gemeente', colour, block: 'b1', part: 'body' },
    ])
  })

  test('are seen also when they spoke before one had joined', () => {
    const bram = person('Bram')
    const awareness = new Awareness(new Y.Doc())
    open.push(awareness)
    tell(bram.awareness, awareness)
    const presence = new Presence(awareness, { name: 'Anna', organisation: 'Gemeente' }, vi.fn())
    expect(presence.people().map(({ name }) => name)).toEqual(['Bram'])
  })

  test('keep their identity while only carets move', () => {
    const [anna, bram, carla] = [person('Anna'), person('Bram'), person('Carla')]
    tell(bram.awareness, anna.awareness)
    tell(carla.awareness, anna.awareness)
    const before = anna.presence.people()
    const listener = vi.fn()
    anna.presence.subscribe(listener)
    bram.presence.setCursor({ anchor: {}, head: {} })
    tell(bram.awareness, anna.awareness)
    expect(anna.presence.people()).toBe(before)
    expect(listener).not.toHaveBeenCalled()

    bram.presence.enter('b2', 'title')
    tell(bram.awareness, anna.awareness)
    expect(listener).toHaveBeenCalledOnce()
    expect(anna.presence.people()[1]).toBe(before[1])
  })

  test('are gone when they leave', () => {
    const [anna, bram] = [person('Anna'), person('Bram')]
    tell(bram.awareness, anna.awareness)
    removeAwarenessStates(anna.awareness, [bram.awareness.clientID], 'relay')
    expect(anna.presence.people()).toEqual([])
  })

  test('are not made up from what isn’t a person', () => {
    const anna = person('Anna')
    const stranger = new Awareness(new Y.Doc())
    open.push(stranger)
    for (const state of [{}, { user: null }, { user: { name: 7 } }, { user: 'Bram' }]) {
      stranger.setLocalState(state)
      tell(stranger, anna.awareness)
      expect(anna.presence.people()).toEqual([])
    }
    stranger.setLocalState({ user: { name: 'Bram', colour: 'url(//x)' }, block: 3, part: 'foot' })
    tell(stranger, anna.awareness)
    expect(anna.presence.people()).toEqual([
      { clientId: stranger.clientID, name: 'Bram', organisation: '', colour: colourOf('Bram', '') },
    ])
  })
})

test('going to another block ends a step of undo; another text of the same block doesn’t', () => {
  const { presence, onMove } = person('Anna')
  presence.enter('b1', 'title')
  presence.enter('b1', 'body')
  expect(onMove).toHaveBeenCalledTimes(1)
  presence.enter('b2', 'title')
  expect(onMove).toHaveBeenCalledTimes(2)
  presence.leave()
  expect(presence.block()).toBeUndefined()
})

test('every colour carries white text and stands out on white', () => {
  const luminance = (colour: string) => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
      const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }
  for (const colour of colours) expect(1.05 / (luminance(colour) + 0.05), colour).toBeGreaterThanOrEqual(4.5)
})

test('two people whose colours are the same find others, and it comes to rest', () => {
  // seven names in twelve colours: at least two fall together
  const names = ['Anna', 'Bram', 'Carla', 'Daan', 'Eva', 'Farid', 'Gijs']
  const here = names.map(person)
  expect(new Set(names.map((name) => colourOf(name, 'Gemeente'))).size).toBeLessThan(names.length)
  for (let round = 0; round < names.length; round++)
    for (const from of here) for (const to of here) if (from !== to) tell(from.awareness, to.awareness)
  const told = here.map(({ awareness }) => awareness.getLocalState()?.user.colour)
  expect(new Set(told).size).toBe(names.length)
  for (const [at, { presence }] of here.entries()) {
    for (const other of presence.people()) expect(other.colour).toBe(told[names.indexOf(other.name)])
    expect(presence.people().map(({ colour }) => colour)).not.toContain(told[at])
  }
})
