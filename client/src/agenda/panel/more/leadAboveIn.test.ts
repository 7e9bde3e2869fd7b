import { setField } from '@lea/agenda'
import { expect, test } from 'vitest'
import { Plan } from '../../test/plan.ts'
import { leadAboveIn } from './leadAboveIn.ts'

test('the panel of an action without a lead tells whose counts, and in what that is', () => {
  const plan = new Plan()
  const [one, other] = ['Gemeente Zuidstad', 'Bibliotheek'].map((title) => plan.add('partner', title))
  const theme = plan.add('section', 'Taal')
  const pillar = plan.add('pillar', 'Lezen in de wijk', theme)
  const action = plan.add('action', 'Voorleesuur', pillar)
  const live = plan.live()
  expect(leadAboveIn(live, action)).toBe('')
  plan.add('role', '', theme, { kind: 'accountable', partner: other ?? '' })
  expect(leadAboveIn(live, action)).toBe('Geen eigen trekker: die van hoofdstuk ‘Taal’ telt (Bibliotheek).')
  setField(plan.doc, plan.writer, pillar, 'lead', one ?? '')
  expect(leadAboveIn(live, action)).toBe(
    'Geen eigen trekker: die van pijler ‘Lezen in de wijk’ telt (Gemeente Zuidstad).',
  )
  expect(leadAboveIn(live, pillar)).toBe('')
  plan.add('role', '', action, { kind: 'performer', partner: other ?? '' })
  expect(leadAboveIn(live, action)).not.toBe('')
  plan.add('role', '', action, { kind: 'lead', partner: other ?? '' })
  expect(leadAboveIn(live, action)).toBe('')
})
