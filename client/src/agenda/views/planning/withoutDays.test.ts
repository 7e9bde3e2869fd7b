import { matchOf, mayBeOfYear, noFilter, parsePeriod, planningOf, readFacts } from '@lea/agenda'
import { expect, test } from 'vitest'
import { Plan } from '../../test/plan.ts'
import { withoutDays } from './withoutDays.ts'

test('a filter on a year leaves what is planned in words that name none, and what may be of it; not what fits another part of the filter', () => {
  const plan = new Plan()
  const planning = (words: string) => ({ status: 'planned', planning: parsePeriod(words).period })
  const pillar = plan.add('pillar', 'Van 2027', null, { period: parsePeriod('2027').period })
  plan.add('action', 'Zegt niets, van 2027', pillar, { status: 'planned' })
  const titles = ['n.t.b.', 'doorlopend', 'Los']
  plan.add('action', 'n.t.b.', pillar, planning('n.t.b.'))
  plan.add('action', 'doorlopend', pillar, planning('doorlopend'))
  plan.add('action', 'Los', null, { status: 'planned' })
  plan.add('action', 'Klaar', null, { status: 'done' })
  plan.add('action', 'In 2026', null, planning('mei 2026'))
  const facts = readFacts(plan.doc, '2026-01-01')
  const filter = { ...noFilter, year: 2026, status: 'planned' }
  const left = withoutDays(planningOf(facts), {
    shows: matchOf(facts, filter),
    showsInAnyYear: matchOf(facts, { ...filter, year: null }),
    mayBeOfYear: mayBeOfYear(facts, filter),
  })
  expect(new Set([...left].map((id) => facts.read(id)?.titleText))).toEqual(new Set(titles))
})
