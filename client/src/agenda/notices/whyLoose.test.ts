import { addBlock, createAgenda, LiveAgenda, parseAmount, setAgendaField, setField } from '@lea/agenda'
import { beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { overwriteGetLocale } from '../../paraglide/runtime.js'
import { whyLoose } from './whyLoose.ts'

beforeEach(() => overwriteGetLocale(() => 'nl'))

const amount = (words: string) => parseAmount(words).amount
const anna = { deviceId: 'anna', name: 'Anna' }
const bram = { deviceId: 'bram', name: 'Bram' }

test('of words that were not put back it is said what the agenda has in their field now', () => {
  const doc = new Y.Doc()
  createAgenda(doc, anna, { title: 'Jaaragenda', kind: 'year' })
  const fund = addBlock(doc, anna, { type: 'fund', parent: null, fields: { ceiling: amount('5.000') } })
  if (!fund.ok) throw new Error(fund.refusal)
  const live = new LiveAgenda(doc)
  const ofFund = { block: fund.value, field: 'ceiling', value: amount('6.660') }
  const seen = live.block(fund.value)?.fields.ceiling ?? []
  setField(doc, bram, fund.value, 'ceiling', amount('7.000'), seen)
  expect(whyLoose(live, ofFund)).toBe('Het veld is intussen veranderd. In de agenda staat nu: “€\u00a07.000”.')
  setField(doc, anna, fund.value, 'ceiling', amount('8.000'), seen)
  expect(whyLoose(live, ofFund)).toContain('“€\u00a07.000 of €\u00a08.000”')
  setField(doc, bram, fund.value, 'ceiling', null)
  expect(whyLoose(live, ofFund)).toBe('Het veld is intussen veranderd. In de agenda is het veld nu leeg.')
  setAgendaField(doc, bram, 'status', 'adopted')
  const ofAgenda = { block: null, field: 'status' }
  expect(whyLoose(live, ofAgenda)).toBe('Past niet in het veld. In de agenda staat nu: “Vastgesteld”.')
})
