import { expect, test } from 'vitest'
import { Plan } from '../test/plan.ts'
import { beginsWith } from './beginsWith.ts'
import { placeForNew } from './placeForNew.ts'

test('the next agreement is about what the one before it is about, made on the same day', () => {
  const plan = new Plan()
  const chapter = plan.add('text', 'Voorkomen van segregatie')
  const said = { topics: ['segregation'], basis: 'statutory', agreedOn: '2026-09-01' }
  const first = plan.add('agreement', 'Samen spelen', chapter, { ...said, status: 'done', validUntil: '2027-08-31' })
  expect(beginsWith(plan.live(), 'agreement', placeForNew(plan.tree(), 'agreement', first))).toEqual(said)
})

test('the first agreement of a chapter is about what the chapter is about', () => {
  const plan = new Plan()
  const chapter = plan.add('text', 'Voorkomen van segregatie', null, { topics: ['segregation'], basis: 'statutory' })
  const place = placeForNew(plan.tree(), 'agreement', chapter)
  expect(beginsWith(plan.live(), 'agreement', place)).toEqual({ topics: ['segregation'], basis: 'statutory' })
})

test('other kinds begin with nothing of where they stand', () => {
  const plan = new Plan()
  expect(beginsWith(plan.live(), 'action', { parent: null })).toEqual({})
})
