import { expect, test, vi } from 'vitest'
import type { PersonHere } from '../../session/session.ts'
import { Desk } from './Desk.ts'
import { PeopleByBlock } from './PeopleByBlock.ts'

const memory = () => ({ read: () => [], write: vi.fn() })

test('taking another block wakes the one that is left and the one that is taken, and no other', () => {
  const desk = new Desk({ folded: memory(), turned: memory() })
  const woken: string[] = []
  for (const block of ['a', 'b', 'c']) desk.subscribe(`block:${block}`, () => woken.push(block))
  desk.take({ block: 'a', part: 'title' })
  desk.take({ block: 'b', part: 'body' })
  expect(woken).toEqual(['a', 'a', 'b'])
  expect([desk.handOn('a'), desk.handOn('b')]).toEqual([null, 'body'])
})

test('what is folded is remembered on the device', () => {
  const folded = memory()
  const desk = new Desk({ folded, turned: memory() })
  desk.folded.mark(['a', 'b'], true)
  desk.folded.mark(['a'], false)
  expect(folded.write).toHaveBeenLastCalledWith(['b'])
})

test('a block hears that a colleague comes and goes, not that a caret moves elsewhere', () => {
  const person = (clientId: number, block?: string): PersonHere => ({
    clientId,
    name: 'Bram',
    organisation: 'Bibliotheek',
    colour: '#123456',
    ...(block === undefined ? {} : { block, part: 'body' }),
  })
  let people: readonly PersonHere[] = [person(1, 'a')]
  let changed = () => {}
  const source = {
    people: () => people,
    subscribePeople: (listener: () => void) => {
      changed = listener
      return () => {}
    },
  }
  const byBlock = new PeopleByBlock(source)
  const woken: string[] = []
  for (const block of ['a', 'b']) byBlock.subscribe(block, () => woken.push(block))
  const before = byBlock.in('a')
  people = [person(1, 'a'), person(2)]
  changed()
  expect(byBlock.in('a')).toBe(before)
  people = [person(1, 'b'), person(2)]
  changed()
  expect(woken.sort()).toEqual(['a', 'b'])
  expect(byBlock.in('a')).toEqual([])
})
