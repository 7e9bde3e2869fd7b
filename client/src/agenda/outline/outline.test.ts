import { expect, test } from 'vitest'
import { dropPlace, zoneAt } from '../drag/dropPlace.ts'
import { Plan } from '../test/plan.ts'
import { byTheme, outlineRows } from './outlineRows.ts'

function plan() {
  const plan = new Plan()
  const one = plan.add('section', 'Een')
  const ambition = plan.add('ambition', 'Ambitie', one)
  const action = plan.add('action', 'Actie', ambition)
  const two = plan.add('section', 'Twee')
  const role = plan.add('role', '', two)
  return { tree: plan.tree(), one, ambition, action, two, role }
}

test('a block with only actions under it is folded by itself, and opens when it is turned', () => {
  const { tree, one, ambition, action, two } = plan()
  expect(outlineRows(tree, new Set()).map((row) => row.id)).toEqual([one, ambition, two])
  expect(outlineRows(tree, new Set([ambition])).map((row) => row.id)).toEqual([one, ambition, action, two])
})

test('the lines of one theme stand together, in their order', () => {
  const { tree, one, ambition, two } = plan()
  const lines = byTheme(outlineRows(tree, new Set())).map((theme) => theme.map((row) => row.id))
  expect(lines).toEqual([[one, ambition], [two]])
})

test('a line knows its place among its siblings', () => {
  const { tree, two } = plan()
  expect(outlineRows(tree, new Set()).find((row) => row.id === two)).toMatchObject({ at: 2, of: 2, depth: 0 })
})

test('a line that is let go between two others goes there', () => {
  const { tree, one, two } = plan()
  expect(dropPlace(tree, two, one, 'before')).toEqual({ parent: null, after: null })
  expect(dropPlace(tree, one, two, 'after')).toEqual({ parent: null, after: two })
})

test('a line that is let go on another goes into it, behind what is there', () => {
  const { tree, action, two, role } = plan()
  expect(dropPlace(tree, action, two, 'inside')).toEqual({ parent: two, after: role })
})

test('nothing can be let go in itself, or where the rules say no', () => {
  const { tree, one, ambition, action } = plan()
  expect(dropPlace(tree, one, ambition, 'inside')).toBeUndefined()
  expect(dropPlace(tree, ambition, action, 'inside')).toBeUndefined()
})

test('the upper and the lower quarter of a line are between lines, the rest is the line itself', () => {
  const line = { top: 100, height: 40 }
  expect([105, 120, 138].map((y) => zoneAt(y, line))).toEqual(['before', 'inside', 'after'])
})
