import { addBlock, createAgenda, deleteBlock, type FieldValue, parseAmount, readBudget, type Writer } from '@lea/agenda'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { netLabel } from './netLabel.ts'

test('what is left of the costs is called after the one fund that all of it is on, and else after none', () => {
  const doc = new Y.Doc()
  const writer: Writer = { deviceId: 'anna', name: 'Anna' }
  createAgenda(doc, writer, { title: 'Jaaragenda', kind: 'year' })
  const add = (type: 'fund' | 'section' | 'budget', title: string, parent: string | null, fields = {}) => {
    const outcome = addBlock(doc, writer, { type, title, parent, fields })
    if (!outcome.ok) throw new Error(outcome.refusal)
    return outcome.value
  }
  const label = () => netLabel(readBudget(doc))
  const cost = (fund: FieldValue) => ({ kind: 'cost', amount: parseAmount('2.000').amount, fund })
  const theme = add('section', 'Gelijke kansen', null)
  expect(label()).toBe('Ten laste')
  const fund = add('fund', 'OAB', null)
  add('budget', '', theme, cost(fund))
  expect(label()).toBe('Ten laste van OAB')
  const loose = add('budget', '', theme, { kind: 'cost', amount: parseAmount('1').amount })
  expect(label()).toBe('Ten laste')
  deleteBlock(doc, writer, loose)
  add('fund', 'LEA-budget', null)
  expect(label()).toBe('Ten laste')
})
