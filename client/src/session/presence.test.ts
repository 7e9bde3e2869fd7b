import { afterEach, describe, expect, test, vi } from 'vitest'
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate, removeAwarenessStates } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { BrowserLocks } from '../test/locks.ts'
import { colourOf } from './colour.ts'
import { OwnWindows } from './ownWindows.ts'
import { Presence, type Self } from './presence.ts'

const open: Awareness[] = []
afterEach(() => {
  for (const awareness of open.splice(0)) awareness.destroy()
})

function person(name: string, self?: Self) {
  const awareness = new Awareness(new Y.Doc())
  open.push(awareness)
  const onMove = vi.fn()
  return { awareness, onMove, presence: new Presence(awareness, { name, organisation: 'Gemeente' }, onMove, self) }
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

test('two people whose colours are the same find others, and it comes to rest', () => {
  // seven names in ten colours: at least two fall together
  const names = ['Anna', 'Bram', 'Carla', 'Daan', 'Eva', 'Farid', 'Gijs']
  const here = names.map((name) => person(name))
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

describe('oneself in another window', () => {
  const isSelf = ({ presence }: Pick<ReturnType<typeof person>, 'presence'>) =>
    presence.people().map((one) => one.isSelf === true)

  /** A window of a browser; `die` as when the browser kills a window. */
  async function windowOf(browser: BrowserLocks, name: string) {
    const { locks, die } = browser.tab()
    let windows: OwnWindows | undefined
    const here = person(name, { personId: () => undefined, windows: async () => windows?.clients() ?? [] })
    windows = new OwnWindows('agenda', here.awareness.clientID, locks)
    await vi.waitFor(async () => expect(await windows.clients()).toContain(here.awareness.clientID), { interval: 1 })
    return { ...here, die }
  }

  test('is known by the locks of the browser, and has one’s colour; a namesake elsewhere is a colleague', async () => {
    const browser = new BrowserLocks()
    const [left, right] = [await windowOf(browser, 'Anna'), await windowOf(browser, 'Anna')]
    const namesake = await windowOf(new BrowserLocks(), 'Anna')
    tell(right.awareness, left.awareness)
    tell(left.awareness, right.awareness)
    await vi.waitFor(() => expect([isSelf(left), isSelf(right)]).toEqual([[true], [true]]))
    expect(right.awareness.getLocalState()?.user.colour).toBe(left.awareness.getLocalState()?.user.colour)

    tell(namesake.awareness, left.awareness)
    const others = () => left.presence.people().filter((one) => !one.isSelf)
    await vi.waitFor(() => expect(others().map(({ clientId }) => clientId)).toEqual([namesake.awareness.clientID]))
  })

  test('is nobody who takes on the id of a window that is gone, nor who has another name in this browser', async () => {
    const browser = new BrowserLocks()
    const [left, right] = [await windowOf(browser, 'Anna'), await windowOf(browser, 'Anna')]
    const bram = await windowOf(browser, 'Bram')
    tell(right.awareness, left.awareness)
    await vi.waitFor(() => expect(isSelf(left)).toEqual([true]))
    right.die()
    await vi.waitFor(async () => expect((await browser.tab().locks.query()).held).toHaveLength(2), { interval: 1 })
    removeAwarenessStates(left.awareness, [right.awareness.clientID], 'relay')
    right.awareness.setLocalState({ ...right.awareness.getLocalState() })
    right.awareness.setLocalState({ ...right.awareness.getLocalState() })
    tell(right.awareness, left.awareness)
    tell(bram.awareness, left.awareness)
    await new Promise((resolve) => setTimeout(resolve))
    expect(isSelf(left)).toEqual([false, false])
  })

  test('is also who the server says one is; the word of a colleague counts for nothing where it knows nobody', () => {
    const told = new Awareness(new Y.Doc())
    open.push(told)
    told.setLocalState({ user: { name: 'Anna', organisation: 'Gemeente', person: 'p1' } })
    for (const [id, expected] of [
      ['p1', true],
      ['p2', false],
      [undefined, false],
    ] as const) {
      const anna = person('Anna', { personId: () => id, windows: async () => [] })
      tell(told, anna.awareness)
      expect(isSelf(anna), id).toEqual([expected])
    }
  })
})
