import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { readBlock } from '../document/read.ts'
import { setField } from '../fields/setField.ts'
import { look } from '../test/fixture.ts'
import { add, valueIn } from '../test/outline.ts'
import { peer } from '../test/peers.ts'
import { type Period, parsePeriod } from '../values/period.ts'

const schoolYear = { start: '2026-08-01', end: '2027-07-31' }

/** What people type in a cell called planning, and what they might. */
const planningWords = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.constantFrom('Q4', '2026', ' - ', '/', 'maart', 'zodra ', 'ooit', 'schooljaar', ' en ', '31', 'n.t.b.'), {
      maxLength: 6,
    })
    .map((each) => each.join('')),
)

test('words of a planning stay as typed, and are reported when no days could be read from them', () => {
  const { doc, writer } = peer('Anna', 1)
  const action = add(doc, writer, 'action', null, 'Taalklas')
  fc.assert(
    fc.property(planningWords, (words) => {
      const { period, understood } = parsePeriod(words, schoolYear)
      valueIn(setField(doc, writer, action, 'planning', period))
      const kept = readBlock(doc, action)?.fields.planning?.[0]?.value as Period
      expect(kept.words).toBe(words)
      const reported = look(doc).findings.open.filter(({ check }) => check === 'planningIsNotUnderstood')
      expect(reported.map(({ block, detail }) => [block, detail])).toEqual(understood ? [] : [[action, words]])
    }),
    { numRuns: 150 },
  )
})

test('words that an older build found no days in are reported, also when this one does: typed once more they count', () => {
  const { doc, writer } = peer('Anna', 1)
  const action = add(doc, writer, 'action', null, 'Taalklas')
  const reported = () =>
    look(doc)
      .findings.open.filter(({ check }) => check === 'planningIsNotUnderstood')
      .map(({ detail }) => detail)
  const words = 'eerste week van oktober 2026'
  valueIn(setField(doc, writer, action, 'planning', { words, start: null, end: null }))
  expect(reported()).toEqual([words])
  valueIn(setField(doc, writer, action, 'planning', parsePeriod(words).period))
  expect(reported()).toEqual([])
  for (const without of ['ongoing', 'n.t.b.']) {
    valueIn(setField(doc, writer, action, 'planning', { words: without, start: null, end: null }))
    expect(reported()).toEqual([])
  }
  valueIn(setField(doc, writer, action, 'planning', parsePeriod('idem').period))
  expect(reported()).toEqual(['idem'])
})
