import { addBlock, moveUp } from '@lea/agenda'
import { expect, test } from 'vitest'
import { Plan } from '../test/plan.ts'
import { rowsOf } from './rows.ts'
import { themesOf } from './themes.ts'

const open = () => false

function twoThemes() {
  const plan = new Plan()
  for (const title of ['Een', 'Twee']) {
    const chapter = plan.add('section', title)
    for (const name of ['a', 'b']) {
      const ambition = plan.add('ambition', name, chapter)
      plan.add('action', `${name}1`, ambition)
      plan.add('action', `${name}2`, ambition)
    }
  }
  return plan
}

test('every row is in one group, in order, and every theme begins at the top level', () => {
  const rows = rowsOf(twoThemes().tree(), open)
  const themes = themesOf(rows)
  expect(themes.flatMap((theme) => theme.groups.flatMap((group) => group.rows))).toEqual(rows)
  expect(themes).toHaveLength(2)
  expect(themes[0]?.groups).toHaveLength(3)
})

test('after a move in one group the other groups and themes are the same objects', () => {
  const plan = twoThemes()
  const rowsBefore = rowsOf(plan.tree(), open)
  const before = themesOf(rowsBefore)
  const action = [...plan.tree().nodes.values()].filter((node) => node.type === 'action').at(-1)
  moveUp(plan.doc, plan.writer, action?.id ?? '')
  const after = themesOf(rowsOf(plan.tree(), open, rowsBefore), before)
  expect(after[0]).toBe(before[0])
  expect(after[1]).not.toBe(before[1])
  expect(after[1]?.groups.filter((group) => before[1]?.groups.includes(group))).toHaveLength(2)
})

test('actions that stand before anything else are drawn too', () => {
  const plan = new Plan()
  const outcome = addBlock(plan.doc, plan.writer, { type: 'action', parent: null, title: 'Los' })
  expect(outcome.ok).toBe(true)
  const rows = rowsOf(plan.tree(), open)
  expect(themesOf(rows).flatMap((theme) => theme.groups.flatMap((group) => group.rows))).toEqual(rows)
})
