import { moveUp } from '@lea/agenda'
import { expect, test } from 'vitest'
import { Plan } from '../test/plan.ts'
import { rowsOf, withGone } from './rows.ts'

function chapterWithActions() {
  const plan = new Plan()
  const chapter = plan.add('section', 'Gelijke kansen')
  const ambition = plan.add('ambition', 'Iedereen een plek', chapter)
  const first = plan.add('action', 'Monitor', ambition)
  const second = plan.add('action', 'Evaluatie', ambition)
  plan.add('role', '', first)
  plan.add('budget', '', chapter)
  plan.add('partner', 'JGZ')
  return { plan, chapter, ambition, first, second }
}

const open = () => false

test('the document is one flat list: blocks in reading order, one heading above each run of actions, totals after a theme', () => {
  const { plan, chapter, ambition, first, second } = chapterWithActions()
  const rows = rowsOf(plan.tree(), open)
  expect(rows.map((row) => (row.kind === 'block' ? row.id : row.kind))).toEqual([
    chapter,
    ambition,
    'actionsHeading',
    first,
    second,
    'totals',
  ])
})

test('roles and budget lines belong to the row of their block; partners and funds are not in the text', () => {
  const { plan } = chapterWithActions()
  const blocks = rowsOf(plan.tree(), open).filter((row) => row.kind === 'block')
  expect(blocks.map((row) => [row.roles.length, row.lines.length, row.children])).toEqual([
    [0, 1, 1],
    [0, 0, 2],
    [1, 0, 0],
    [0, 0, 0],
  ])
})

test('what stands under a folded block is not drawn', () => {
  const { plan, chapter, ambition } = chapterWithActions()
  const rows = rowsOf(plan.tree(), (id) => id === ambition)
  expect(rows.flatMap((row) => (row.kind === 'block' ? [row.id] : []))).toEqual([chapter, ambition])
})

test('after a move only the rows that changed are other objects', () => {
  const { plan, second } = chapterWithActions()
  const before = rowsOf(plan.tree(), open)
  moveUp(plan.doc, plan.writer, second)
  const after = rowsOf(plan.tree(), open, before)
  const kept = after.filter((row) => before.includes(row))
  // the two actions got another number; chapter, ambition, heading and totals are as they were
  expect(kept).toHaveLength(4)
})

test('a block that a colleague takes away under one’s hands stays where it was, and is marked', () => {
  const { plan, chapter, ambition, first, second } = chapterWithActions()
  const before = rowsOf(plan.tree(), open)
  plan.remove(first)
  const living = rowsOf(plan.tree(), open)
  const rows = withGone(living, before, first)
  expect(rows.flatMap((row) => (row.kind === 'block' ? [row.id] : []))).toEqual([chapter, ambition, first, second])
  expect(rows.find((row) => row.key === first)).toMatchObject({ isGone: true })
  expect(withGone(rowsOf(plan.tree(), open), rows, first)).toEqual(rows)
  expect(withGone(living, before, 'never seen')).toBe(living)
})

test('a block that goes together with all that is around it is still there', () => {
  const { plan, chapter, second } = chapterWithActions()
  const before = rowsOf(plan.tree(), open)
  plan.remove(chapter)
  expect(withGone(rowsOf(plan.tree(), open), before, second)).toMatchObject([{ id: second, isGone: true }])
})
