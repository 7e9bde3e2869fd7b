import { expect, test } from 'vitest'
import { setAgendaField } from '../fields/setField.ts'
import { fillLeidschendamVoorburg } from '../fixtures/index.ts'
import { LiveAgenda } from '../live/LiveAgenda.ts'
import { LiveOverviews } from '../live/LiveOverviews.ts'
import { valueIn } from '../test/outline.ts'
import { peer } from '../test/peers.ts'
import { contradictedTotalsIn } from './contradictedTotals.ts'
import { dismissFinding } from './dismissal.ts'

test('the budget hears of totals in the text that it contradicts, until one is dismissed or the check is off', () => {
  const { doc, writer } = peer('Anna', 1)
  fillLeidschendamVoorburg(doc, writer)
  const overviews = new LiveOverviews(doc, new LiveAgenda(doc), () => '2026-01-15')
  const read = () => overviews.read(contradictedTotalsIn(doc))
  const figures = () => read().map(({ stated, counted }) => [stated, counted])
  expect(figures()).toEqual([
    [32_500_00, 26_000_00],
    [19_400_00, 10_000_00],
  ])
  const [first] = read()
  if (!first) throw new Error('no total was found')
  dismissFinding(doc, writer, first, 'Zo stond het in het stuk')
  expect(figures()).toEqual([[19_400_00, 10_000_00]])
  valueIn(setAgendaField(doc, writer, 'checksOff', ['totalContradictsText']))
  expect(figures()).toEqual([])
})
