import { expect, test } from 'vitest'
import { Plan } from '../test/plan.ts'
import { placeInText, standsThere } from './placeInText.ts'

function plan() {
  const made = new Plan()
  const chapter = made.add('section', 'Hoofdstuk')
  const ambition = made.add('ambition', 'Ambitie', chapter)
  const first = made.add('action', 'Eerste', ambition)
  const second = made.add('action', 'Tweede', ambition)
  const empty = made.add('ambition', 'Leeg', chapter)
  return { tree: made.tree(), chapter, ambition, first, second, empty }
}

test('above or under another block, where the pointer is', () => {
  const { tree, ambition, first, second } = plan()
  const above = { parent: ambition, after: null, edge: 'top', isInside: false }
  expect(placeInText(tree, second, first, 'before', false)).toEqual(above)
  const under = { parent: ambition, after: second, edge: 'bottom', isInside: false }
  expect(placeInText(tree, first, second, 'after', false)).toEqual(under)
})

test('into a block that takes it: right under its words, before what stands in it', () => {
  const { tree, chapter, first, second, empty, ambition } = plan()
  const inside = { edge: 'bottom', isInside: true }
  expect(placeInText(tree, first, empty, 'inside', false)).toEqual({ parent: empty, after: null, ...inside })
  expect(placeInText(tree, second, ambition, 'after', true)).toEqual({ parent: ambition, after: null, ...inside })
  expect(placeInText(tree, empty, chapter, 'inside', true)).toEqual({ parent: chapter, after: null, ...inside })
})

test('what goes on a chapter or an ambition goes into it, on whatever part of its words: beside it, it would leave its chapter', () => {
  const { tree, chapter, first, empty, ambition } = plan()
  const inside = { after: null, edge: 'bottom', isInside: true }
  expect(placeInText(tree, first, chapter, 'before', true)).toEqual({ parent: chapter, ...inside })
  expect(placeInText(tree, first, empty, 'before', false)).toEqual({ parent: empty, ...inside })
  expect(placeInText(tree, first, empty, 'after', false)).toEqual({ parent: empty, ...inside })
  const above = { parent: chapter, after: null, edge: 'top', isInside: false }
  expect(placeInText(tree, empty, ambition, 'before', true)).toEqual(above)
})

test('nowhere in itself, nor where the rules say no', () => {
  const { tree, chapter, ambition, first } = plan()
  expect(placeInText(tree, chapter, first, 'after', false)).toBeUndefined()
  expect(placeInText(tree, ambition, ambition, 'before', true)).toBeUndefined()
})

test('where it stands already is no move', () => {
  const { tree, first, second, ambition } = plan()
  const at = (after: string | null) => ({ parent: ambition, after, edge: 'top', isInside: false }) as const
  expect([standsThere(tree, second, at(first)), standsThere(tree, second, at(null))]).toEqual([true, false])
})
