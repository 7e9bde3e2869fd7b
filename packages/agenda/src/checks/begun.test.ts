import { expect, test } from 'vitest'
import { readBlock, readTree } from '../document/read.ts'
import { setField } from '../fields/setField.ts'
import { applyTemplate, type TemplateId, templates } from '../templates/applyTemplate.ts'
import { look } from '../test/fixture.ts'
import { add, valueIn } from '../test/outline.ts'
import { peer } from '../test/peers.ts'
import { typeIn } from '../test/typing.ts'
import { parseAmount } from '../values/amount.ts'
import { parsePeriod } from '../values/period.ts'

function made(id: TemplateId) {
  const someone = peer('Anna', 1)
  const { doc, writer } = someone
  applyTemplate(doc, writer, id, { title: 'Agenda', period: parsePeriod('schooljaar 2026-2027').period })
  const ofType = (type: string) => [...readTree(doc).nodes.values()].filter((node) => node.type === type)
  const titled = (title: string) =>
    [...readTree(doc).nodes.keys()].find((block) => readBlock(doc, block)?.title === title)
  const open = () => look(doc).findings.open
  /** What is found of this block and isn't merely still to be filled in. */
  const toLookAt = (block?: string) =>
    open().flatMap((each) => (each.isNotBegun || (block && each.block !== block) ? [] : [each.check]))
  const set = (block: string, field: string, value: Parameters<typeof setField>[4]) =>
    valueIn(setField(doc, writer, block, field, value))
  return { ...someone, someone, ofType, titled, open, toLookAt, set }
}

test.each(templates)('in a new agenda of $id all that is found is still to be filled in', ({ id }) => {
  const { open, toLookAt } = made(id)
  expect(open().length).toBeGreaterThan(0)
  expect(toLookAt()).toEqual([])
})

test('a new year agenda has twenty-three of those', () => {
  expect(made('year-agenda').open()).toHaveLength(23)
})

test('with a title, a planning, a text, a partner or an amount somebody has begun, and what is missing then is to be looked at', () => {
  const begin = {
    title: ({ someone }, action) => typeIn(someone, action, 'Taalklas', 'title'),
    planning: ({ set }, action) => set(action, 'planning', parsePeriod('Q4 2026').period),
    text: ({ someone }, action) => typeIn(someone, action, 'Wij gaan'),
    partner: ({ set, ofType }, action) => {
      const role = ofType('role').find(({ parent }) => parent === action)
      set(role?.id ?? '', 'partner', ofType('partner')[0]?.id ?? '')
    },
    amount: ({ set, ofType }, action) => {
      const line = ofType('budget').find(({ parent }) => parent === action)
      set(line?.id ?? '', 'amount', parseAmount('500').amount)
    },
  } satisfies Record<string, (agenda: ReturnType<typeof made>, action: string) => void>
  const found = Object.entries(begin).map(([what, fillIn]) => {
    const agenda = made('year-agenda')
    const action = agenda.ofType('action')[0]?.id ?? ''
    fillIn(agenda, action)
    return [what, agenda.toLookAt(action)]
  })
  expect(Object.fromEntries(found)).toEqual({
    title: ['workHasNoLead', 'workHasNoPlanning'],
    planning: ['workHasNoLead'],
    text: ['workHasNoLead', 'workHasNoPlanning'],
    partner: ['workHasNoPlanning'],
    amount: ['workHasNoLead', 'workHasNoPlanning'],
  })
})

test('who began somewhere is told of topics of the law; elsewhere all is still to be filled in', () => {
  const agenda = made('year-agenda')
  typeIn(agenda.someone, agenda.titled('Inleiding') ?? '', 'Deze agenda')
  expect(new Set(agenda.toLookAt())).toEqual(new Set(['statutoryTopicHasNoAgreement']))
})

test('an amount begins with its fund', () => {
  const agenda = made('year-agenda')
  const fund = agenda.titled('LEA-budget') ?? ''
  expect(agenda.toLookAt(fund)).toEqual([])
  agenda.set(agenda.ofType('budget')[0]?.id ?? '', 'amount', parseAmount('500').amount)
  expect(agenda.toLookAt(fund)).toEqual([
    'budgetDoesNotAddUp',
    'budgetYearIsShorterThanThePlan',
    'funderHasNoCompetentBoard',
  ])
})

test('a body with a seat, and an action that a person added, have been begun', () => {
  const vision = made('vision')
  const body = vision.titled('Stuurgroep') ?? ''
  add(vision.doc, vision.writer, 'seat', body, '')
  expect(vision.toLookAt(body)).toEqual(['consultationHasNoDate'])
  const year = made('year-agenda')
  const action = add(year.doc, year.writer, 'action', null, 'Taalklas')
  expect(year.toLookAt(action)).toEqual(['workHasNoLead', 'workHasNoPlanning', 'workHasNoMoney'])
})

test('an agreement is begun with its words', () => {
  const { ofType, someone, toLookAt } = made('covenant')
  const agreement = ofType('agreement')[0]?.id ?? ''
  typeIn(someone, agreement, 'Wij melden ons samen aan', 'title')
  expect(toLookAt(agreement)).toEqual(['statutoryTopicHasNoAgreement'])
})

test('what is there and can’t be right is never still to be filled in', () => {
  const { ofType, set, toLookAt } = made('year-agenda')
  const action = ofType('action')[0]?.id ?? ''
  set(action, 'planning', parsePeriod('ooit eens').period)
  expect(toLookAt(action)).toContain('planningIsNotUnderstood')
})
