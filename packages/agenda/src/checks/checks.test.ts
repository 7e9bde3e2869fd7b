import { describe, expect, test } from 'vitest'
import { deleteBlock } from '../commands/deleteBlock.ts'
import { setAgendaField, setField } from '../fields/setField.ts'
import { paragraph } from '../prose/prose.ts'
import { look, reasonsOf } from '../test/fixture.ts'
import { add, valueIn } from '../test/outline.ts'
import { type Peer, peer } from '../test/peers.ts'
import type { BlockTypeName } from '../types/blockTypes.ts'
import type { FieldValue } from '../types/field.ts'
import { parseAmount } from '../values/amount.ts'
import { parsePeriod } from '../values/period.ts'
import { dismissFinding } from './dismissal.ts'
import { findingKey } from './finding.ts'
import { type CheckName, checkNames } from './names.ts'
import { checks } from './runChecks.ts'

type Fields = Record<string, FieldValue>

/** An agenda of a kind, and short ways to add to it and to ask what a check finds. */
function agenda(kind = 'year', { doc, writer }: Peer = peer('Anna', 1)) {
  valueIn(setAgendaField(doc, writer, 'kind', kind))
  const put = (type: BlockTypeName, parent: string | null, title: string, fields: Fields = {}, text = '') =>
    add(doc, writer, type, parent, title, { fields, body: text === '' ? [] : [paragraph(text)] })
  const set = (block: string, field: string, value: FieldValue) => valueIn(setField(doc, writer, block, field, value))
  const say = (field: string, value: FieldValue) => valueIn(setAgendaField(doc, writer, field, value))
  const found = (check: CheckName, day?: string) => look(doc, day).found(check)
  const all = (check: CheckName, day?: string) => look(doc, day).findings.open.filter((each) => each.check === check)
  return { doc, writer, put, set, say, found, all, remove: (id: string) => valueIn(deleteBlock(doc, writer, id)) }
}

const words = (planning: string) => parsePeriod(planning).period
const money = (amount: string) => parseAmount(amount).amount

test('every check has a name that is in the list, and finds nothing in an empty agenda but the law', () => {
  expect(Object.keys(checks)).toEqual([...checkNames])
  const { findings } = look(agenda().doc)
  expect(new Set(findings.open.map(({ check }) => check))).toEqual(new Set(['statutoryTopicHasNoAgreement']))
})

test('a finding has a name without a colon, so that a key can hold it', () => {
  const key = findingKey({ check: 'planningIsNotUnderstood', block: 'abc', detail: 'om 9:00, ergens/ooit' })
  expect(key).not.toMatch(/[:/]/)
})

describe('work', () => {
  test('an action without lead, planning and money is found three times; with them not', () => {
    const { put, set, found } = agenda()
    const partner = put('partner', null, 'Gemeente')
    const action = put('action', null, 'Taalklas')
    for (const check of ['workHasNoLead', 'workHasNoPlanning', 'workHasNoMoney'] as const) {
      expect(found(check)).toEqual(['Taalklas'])
    }
    const role = put('role', action, '', { partner, kind: 'lead' })
    // a body may lead as well
    set(role, 'partner', put('body', null, 'Regiegroep'))
    set(action, 'planning', words('ooit'))
    put('budget', action, '', { kind: 'inKind', amount: money('n.v.t.') })
    for (const check of ['workHasNoLead', 'workHasNoPlanning', 'workHasNoMoney', 'referenceIsGone'] as const) {
      expect(found(check)).toEqual([])
    }
  })

  test('a lead and money of the theme are those of its actions; a performer is no lead', () => {
    const { put, set, found } = agenda()
    const partner = put('partner', null, 'Gemeente')
    const theme = put('section', null, 'Thema')
    const action = put('action', theme, 'Actie')
    put('role', action, '', { partner, kind: 'performer' })
    expect(found('workHasNoLead')).toEqual(['Actie'])
    set(theme, 'lead', partner)
    put('budget', theme, '', { kind: 'cost', amount: money('0') })
    expect(found('workHasNoLead')).toEqual([])
    expect(found('workHasNoMoney')).toEqual([])
  })

  test('a pillar is work itself in a year agenda until it has actions, and never in a vision', () => {
    const { put, say, found } = agenda()
    const pillar = put('pillar', null, 'Lijn')
    expect(found('workHasNoLead')).toEqual(['Lijn'])
    say('kind', 'multiYear')
    expect(found('workHasNoLead')).toEqual([])
    say('kind', 'execution')
    put('action', pillar, 'Actie')
    expect(found('workHasNoLead')).toEqual(['Actie'])
  })

  test('the years of the agenda itself that contradict each other are found before all else', () => {
    const { put, say, all } = agenda()
    put('action', null, 'Actie', { planning: words('2024 t/m 2022') })
    say('period', words('2023 t/m 2021'))
    say('adoptedOn', { words: 'na het overleg', value: null })
    expect(all('planningIsNotUnderstood')).toMatchObject([
      { block: null, detail: '2023 t/m 2021' },
      { block: null, detail: 'na het overleg' },
      { detail: '2024 t/m 2022' },
    ])
    say('period', words('2021 t/m 2023'))
    say('adoptedOn', '2021-10-14')
    expect(all('planningIsNotUnderstood').map(({ detail }) => detail)).toEqual(['2024 t/m 2022'])
  })

  test('a planning that is not understood is found with its words', () => {
    const { put, all } = agenda()
    put('action', null, 'Actie', { planning: words('na de zomer') })
    put('action', null, 'Andere', { planning: words('doorlopend') })
    expect(all('planningIsNotUnderstood')).toMatchObject([{ detail: 'na de zomer' }])
  })

  test('a date of which no day can be read is named by its words, wherever it stands', () => {
    const { put, all } = agenda()
    put('agreement', null, 'Afspraak', {
      agreedOn: { words: 'in het overleg', value: null },
      validUntil: { words: 'n.t.b.', value: null },
    })
    put('indicator', null, 'Bereik', { targetOn: { words: 'eind 2026', value: '2026-12-31' } })
    expect(all('planningIsNotUnderstood')).toMatchObject([{ detail: 'in het overleg' }])
  })
})

describe('themes', () => {
  test('a theme without action is found; a chapter without number, and one of agreements, are no themes', () => {
    const { put, say, found } = agenda()
    put('text', null, 'Inleiding')
    put('agreement', put('section', null, 'Afspraken'), 'Afspraak')
    put('section', null, 'Leeg thema')
    put('action', put('section', null, 'Thema'), 'Actie')
    expect(found('themeHasNoAction')).toEqual(['Leeg thema'])
    say('kind', 'multiYear')
    expect(found('themeHasNoAction')).toEqual([])
  })

  test('a programme without action is found, not the chapter that lists it, nor one in a chapter with actions of its own', () => {
    const { put, found } = agenda()
    const list = put('section', null, 'Programma’s')
    put('action', put('ambition', list, 'Een'), 'Actie')
    put('ambition', list, 'Twee')
    const chapter = put('section', null, 'Thema')
    for (const title of ['Doel', 'Nog een doel']) put('ambition', chapter, title)
    put('action', chapter, 'Actie')
    expect(found('themeHasNoAction')).toEqual(['Twee'])
    expect(found('planHasNoEvaluation')).toEqual(['Een', 'Thema'])
    put('evaluation', list, 'Terugblik')
    expect(found('planHasNoEvaluation')).toEqual(['Thema'])
  })

  test('a plan is evaluated by a block, by an action of that name, or by the agenda as a whole', () => {
    const { put, found } = agenda()
    const [one, other, third] = ['Een', 'Twee', 'Drie'].map((title) => {
      const theme = put('section', null, title)
      put('action', theme, 'Actie')
      return theme
    })
    put('evaluation', one ?? '', 'Terugblik')
    put('action', other ?? '', 'Eindevaluatie')
    expect(found('planHasNoEvaluation')).toEqual(['Drie'])
    expect(third).toBeDefined()
    put('evaluation', put('text', null, 'Slot'), 'Evaluatie van alles')
    expect(found('planHasNoEvaluation')).toEqual([])
  })

  test('a third focus goal in one period is found; one of another period, or stopped, is not', () => {
    const { put, set, all } = agenda('execution')
    const pillar = put('pillar', null, 'Lijn')
    const goals = [1, 2, 3].map((at) => put('focusGoal', pillar, `Doel ${at}`, { period: words('2026') }))
    expect(all('moreThanTwoFocusGoals')).toMatchObject([{ block: pillar, stated: 2, counted: 3, others: goals }])
    set(goals[2] ?? '', 'period', words('2027'))
    expect(all('moreThanTwoFocusGoals')).toEqual([])
    set(goals[2] ?? '', 'period', words('2026'))
    set(goals[2] ?? '', 'status', 'stopped')
    expect(all('moreThanTwoFocusGoals')).toEqual([])
  })
})

describe('texts', () => {
  test.each([
    ['Er zijn drie ambities.', [[3, 2]]],
    ['Er zijn 2 ambities.', []],
    ['Er zijn twee ambities, met maximaal vijf acties en vier pijlers per ambitie.', []],
    ['Dit jaar kiezen we vijf acties.', [[5, 1]]],
    ['Tweeëndertig scholen en zes themalijnen', []],
    ['Het plan heeft één ambitie.', [[1, 2]]],
    ['Het plan kent 1 ambitie en één actie.', [[1, 2]]],
    ['Er is maar één ambitie', [[1, 2]]],
    ['Het plan heeft één actie.', []],
    ['Eén ambitie is klaar, de partners hebben één ambitie overgedragen en één ambitie per school.', []],
    ['Het plan bevat vijf concrete acties.', [[5, 1]]],
    ['Het plan heeft vijf nieuwe acties.', []],
  ])('%s', (text, expected) => {
    const { put, all } = agenda()
    put('ambition', null, 'A')
    put('pillar', put('ambition', null, 'B'), 'Lijn')
    put('action', null, 'Actie')
    put('text', null, 'Inleiding', {}, text)
    expect(all('countContradictsText').map(({ stated, counted }) => [stated, counted])).toEqual(expected)
  })

  test("an agenda's own name is what is counted, and the number of a chapter is right in that chapter", () => {
    const { put, say, all } = agenda()
    say('pillarLabel', 'vraagstuk')
    const one = put('section', null, 'Een', {}, 'Hier staan twee vraagstukken.')
    put('pillar', one, 'a')
    put('pillar', one, 'b')
    put('pillar', put('section', null, 'Twee', {}, 'Hier staan twee vraagstukken.'), 'c')
    expect(all('countContradictsText')).toMatchObject([{ detail: 'twee vraagstukken', stated: 2, counted: 1 }])
  })

  test.each([
    ['We kiezen vijf programma’s.', [[5, 3]]],
    ['Elk van de vijf programmalijnen heeft een jaarplan.', [[5, 3]]],
    ['Er zijn drie programmalijnen, en twee programmalijnen zijn ook goed.', []],
    [
      'Er zijn vier pijlers, vijf actielijnen en zes vraagstukken.',
      [
        [4, 2],
        [5, 2],
        [6, 2],
      ],
    ],
    ['Er zijn drie thema’s.', []],
    ['Er zijn negen thema’s.', [[9, 4]]],
  ])('what the agenda calls programmes, and what people say for them: %s', (text, expected) => {
    const { put, say, all } = agenda('multiYear')
    say('ambitionLabel', 'programma / programma’s')
    put('text', null, 'Inleiding', {}, text)
    const programmes = put('section', null, 'Programma’s')
    const [one] = ['Een', 'Twee', 'Drie'].map((title) => put('ambition', programmes, title))
    for (const title of ['a', 'b']) put('pillar', one ?? '', title)
    expect(all('countContradictsText').map(({ stated, counted }) => [stated, counted])).toEqual(expected)
  })

  test('a number in a chapter is held against that chapter', () => {
    const { put, all } = agenda()
    const chapter = put('section', null, 'Een', {}, 'Dit zijn drie acties.')
    for (const title of ['a', 'b', 'c', 'd']) put('action', chapter, title)
    put('action', put('section', null, 'Twee', {}, 'In vijf acties komen we verder.'), 'e')
    expect(all('countContradictsText').map(({ stated, counted }) => [stated, counted])).toEqual([[3, 4]])
  })

  test.each([
    ['Totale kosten: € 1.000', []],
    ['Totale kosten: € 900', [[900_00, 1_000_00]]],
    ['Totale kosten t.l.v. LEA-budget € 1.000', [[1_000_00, 600_00]]],
    ['Samen kost dat € 1.000. In totaal is € 400 gedekt.', []],
    ['In totaal € 600 ten laste van het LEA-budget.', []],
    ['Een zaal kost € 50.', []],
    ['Totale kosten: € 1 duizend.', []],
    ['Totale kosten: € 1,5 miljoen', [[1_500_000_00, 1_000_00]]],
    ['Totale kosten: € 0,001 mln', []],
    ['De totale kosten zijn 900 euro.', [[900_00, 1_000_00]]],
    ['De totale kosten bedragen EUR 900.', [[900_00, 1_000_00]]],
    ['De totale kosten zijn 1.000 euro.', []],
    ['In totaal doen twaalf scholen mee, elk met € 500.', []],
    ['Totale kosten per leerling: € 120.', []],
    ['Totale kosten: € 300 - € 400.', []],
    ['Totale kosten t.l.v. LEA-budget geen', [[0, 600_00]]],
    ['De totale kosten zijn geen reden tot zorg.', []],
    ['Samen hebben ze er nog geen.', []],
    ['Van de totale kosten van € 1.000 wordt € 400 gedekt, zodat € 600 ten laste komt van het LEA-budget.', []],
    [
      'Van de totale kosten van € 1.000 wordt € 400 gedekt, zodat € 500 ten laste komt van het LEA-budget.',
      [[500_00, 600_00]],
    ],
    [
      'Van de totale kosten van € 900 wordt € 400 gedekt, zodat € 600 ten laste komt van het LEA-budget.',
      [[900_00, 1_000_00]],
    ],
    ['Totale kosten € 1.000 dekking € 400', []],
    ['Vorig jaar waren de totale kosten € 900.', []],
    ['In 2024 waren de totale kosten € 900.', []],
    ['In 2026 zijn de totale kosten € 900.', [[900_00, 1_000_00]]],
    ['De totale kosten zijn ongeveer € 900.', []],
    ['In totaal kost dat € 25 per kind.', []],
    ['Totale kosten: 900,-', [[900_00, 1_000_00]]],
    ['Totale kosten: 1.000,-', []],
    ['Totale kosten: 11.000,–.', [[11_000_00, 1_000_00]]],
    ['Totale kosten 900,=', [[900_00, 1_000_00]]],
    ['Totale kosten: 11.000', [[11_000_00, 1_000_00]]],
    ['De totale kosten zijn 1.500 uur van leraren.', []],
    ['De begroting is € 900.', [[900_00, 1_000_00]]],
    ['De begroting is € 1.000.', []],
    ['De begroting bedraagt € 600,00.', []],
    ['Begroting voor 2026: € 900', [[900_00, 1_000_00]]],
    ['De begroting voor dit hoofdstuk is 900,-', [[900_00, 1_000_00]]],
    ['De begroting van 2024 is € 900.', []],
    ['De begroting van de gemeente is € 900.', []],
    ['De begroting is ongeveer € 900.', []],
    ['Het budget is € 900, dat voor 2026 in de begroting staat.', []],
    ['Totaal 3.000', [[3_000_00, 1_000_00]]],
    ['Totaal: 1.000', []],
    ['Peuters per wijk\nTotaal 3.000', []],
    ['Kosten van de cursus\nTotaal 3.000', [[3_000_00, 1_000_00]]],
    ['Totaal 3.000 leerlingen', []],
    ['Totaal 2026', []],
    ['Totale kosten 900', [[900_00, 1_000_00]]],
    ['Totale kosten 2026', []],
    ['(Totale kosten 2026)', []],
    ['T.l.v. LEA-budget: 4.000', [[4_000_00, 600_00]]],
    ['T.l.v. LEA-budget 4.000,00', [[4_000_00, 600_00]]],
    ['T.l.v. LEA-budget: 600', []],
    ['LEA-budget: 4.000', []],
    ['Alles bij elkaar kost dit € 5.000.', [[5_000_00, 1_000_00]]],
    ['Alles bij elkaar kost dit € 1.000.', []],
    ['Wij komen bij elkaar in een zaal van € 50.', []],
    ['De kosten bedragen € 6.000.', [[6_000_00, 1_000_00]]],
    ['De kosten voor dit thema zijn 6.000.', [[6_000_00, 1_000_00]]],
    ['Kosten: € 6.000, waarvan € 400 gedekt', [[6_000_00, 1_000_00]]],
    ['De kosten bedragen € 750.', []],
    ['De kosten van de zaal bedragen € 50.', []],
    ['De kosten bedragen € 50 voor de zaal.', []],
    ['De kosten zijn € 50 per kind.', []],
    ['De extra kosten zijn € 50.', []],
    ['De kosten waren vorig jaar € 6.000.', []],
  ])('%s', (text, expected) => {
    const { put, say, all } = agenda()
    say('period', words('2026'))
    const theme = put('section', null, 'Thema', {}, text)
    for (const amount of ['750', '250']) put('budget', theme, '', { kind: 'cost', amount: money(amount) })
    put('budget', theme, '', { kind: 'cover', amount: money('400') })
    expect(all('totalContradictsText').map(({ stated, counted }) => [stated, counted])).toEqual(expected)
  })

  test('a total is that of the block it stands in, of what is around that, or of the whole agenda', () => {
    const { put, all } = agenda()
    const programmes = put('section', null, 'Programma’s', {}, 'Totale kosten: € 70.')
    const [one, other] = [put('ambition', programmes, 'Een'), put('ambition', programmes, 'Twee')]
    const action = put('action', one, 'Actie', {}, 'Totale kosten: € 20.')
    put('action', one, 'Andere', {}, 'Het programma kost in totaal € 40. Alles samen kost € 70.')
    for (const [block, amount] of [
      [action, '20'],
      [one, '20'],
      [other, '30'],
    ] as const)
      put('budget', block, '', { kind: 'cost', amount: money(amount) })
    expect(all('totalContradictsText')).toEqual([])
    put('budget', action, '', { kind: 'cost', amount: money('5') })
    expect(all('totalContradictsText').map(({ stated, counted }) => [stated, counted])).toEqual([
      [70_00, 75_00],
      [20_00, 25_00],
      [40_00, 45_00],
      [70_00, 45_00],
    ])
  })

  test('a person is found in a seat, as chair and in a text of a public agenda, and not in an internal one', () => {
    const { put, say, all } = agenda()
    const body = put('body', null, 'Stuurgroep', { chair: 'Anna de Vries', secretary: 'procesmanager' })
    put('seat', body, 'po', { holder: 'Anna de Vries' })
    put('seat', body, 'vo', { holder: 'bestuurder A' })
    put('seat', body, 'swv', { holder: 'Wethouder' })
    put('text', null, 'Woord', {}, 'Namens allen, Anna de Vries. Mail lea@voorbeeld.nl, of bel mevrouw Jansen.')
    expect(all('personIsNamed')).toEqual([])
    say('publication', 'public')
    expect(all('personIsNamed').map(({ detail }) => detail)).toEqual([
      'Anna de Vries',
      'Anna de Vries',
      'mevrouw Jansen',
      'lea@voorbeeld.nl',
      'Anna de Vries',
    ])
  })

  test('each name in a text is found once: by how somebody is addressed, by an office, an address and a mobile number', () => {
    const { put, say, all } = agenda()
    put('action', null, 'Taalklas', {
      partnersNote:
        'Dhr. Ahmed Yilmaz belt mevrouw P. Jansen-Bakker en mw. De Boer. Wethouder Fatima El Amrani tekent, wethouder Onderwijs leest mee. Bel 06-12345678 of mail lea@voorbeeld.nl.',
    })
    say('publication', 'public')
    expect(all('personIsNamed').map(({ detail }) => detail)).toEqual([
      'Dhr. Ahmed Yilmaz',
      'mevrouw P. Jansen-Bakker',
      'mw. De Boer',
      'Wethouder Fatima El Amrani',
      'lea@voorbeeld.nl',
      '06-12345678',
    ])
  })

  test('a person is also named in a field of words: as the chair of a body, among who takes part', () => {
    const { put, say, all } = agenda()
    put('body', null, 'Stuurgroep', { chair: 'wethouder onderwijs', secretary: 'Bram de Wit' })
    put('action', null, 'Taalklas', { partnersNote: 'Bibliotheek, mevrouw Jansen' })
    put('action', null, 'Zomerschool', { partnersNote: 'mevrouw De Boer' })
    put('action', null, 'Overdracht', { partnersNote: 'Vraag het Bram de Wit', hint: 'Mail anna@voorbeeld.nl' })
    say('publication', 'public')
    expect(all('personIsNamed').map(({ detail }) => detail)).toEqual([
      'Bram de Wit',
      'mevrouw Jansen',
      'mevrouw De Boer',
      'Bram de Wit',
    ])
  })
})

describe('money', () => {
  test('what the budget says is a finding with its kind', () => {
    const { put, all } = agenda()
    const line = put('budget', put('action', null, 'Actie'), '', { kind: 'cost' })
    expect(all('budgetDoesNotAddUp')).toMatchObject([{ block: line, detail: 'amountIsMissing' }])
  })

  test('a last year that comes before the first, or stands alone, is found at lines and funds', () => {
    const { put, set, all } = agenda()
    const action = put('action', null, 'Actie')
    const line = put('budget', action, '', { kind: 'cost', amount: money('5'), year: 2026, lastYear: 2025 })
    const fund = put('fund', null, 'LEA-budget', { lastYear: 2025 })
    const unclear = () =>
      all('budgetDoesNotAddUp').flatMap(({ block, detail, years }) =>
        detail === 'yearsAreUnclear' ? [[block, ...(years ?? []).map(({ year }) => year)]] : [],
      )
    expect(unclear()).toEqual([
      [line, 2026, 2025],
      [fund, null, 2025],
    ])
    set(line, 'lastYear', 2027)
    set(fund, 'year', 2025)
    expect(unclear()).toEqual([])
  })

  test('a school year needs a fund of both its years', () => {
    const { put, set, say, all } = agenda()
    say('period', words('schooljaar 2026-2027'))
    const fund = put('fund', null, 'LEA-budget', { year: 2026 })
    const next = put('fund', null, 'Volgend jaar', { year: 2027 })
    const action = put('action', null, 'Actie')
    put('budget', action, '', { kind: 'cost', amount: money('5'), fund })
    expect(all('budgetYearIsShorterThanThePlan')).toMatchObject([{ block: fund, detail: '2027' }])
    const line = put('budget', action, '', { kind: 'cost', amount: money('5'), fund: next })
    expect(all('budgetYearIsShorterThanThePlan')).toEqual([])
    set(line, 'fund', fund)
    set(fund, 'lastYear', 2027)
    expect(all('budgetYearIsShorterThanThePlan')).toEqual([])
    set(fund, 'lastYear', null)
    expect(all('budgetYearIsShorterThanThePlan')).not.toEqual([])
    set(fund, 'year', null)
    expect(all('budgetYearIsShorterThanThePlan')).toEqual([])
  })

  test('a fund without owner, and an owner or bearer without board, are found', () => {
    const { put, set, found } = agenda()
    const [owner, bearer] = [put('partner', null, 'Gemeente'), put('partner', null, 'Stichting')]
    const fund = put('fund', null, 'LEA-budget')
    put('fund', null, 'Ongebruikt')
    put('budget', put('action', null, 'Actie'), '', { kind: 'cost', amount: money('5'), fund, bearer })
    expect(found('funderHasNoCompetentBoard')).toEqual(['LEA-budget', 'Stichting'])
    set(fund, 'owner', owner)
    set(bearer, 'board', 'bestuur')
    expect(found('funderHasNoCompetentBoard')).toEqual(['Gemeente'])
    set(owner, 'board', 'college')
    expect(found('funderHasNoCompetentBoard')).toEqual([])
  })
})

describe('bodies, assignments and the law', () => {
  test('a table of four or nine is found, one of five to eight is not; a board has the bounds that it says', () => {
    const { put, all } = agenda()
    const bodyOf = (seats: number, fields: Fields) => {
      const body = put('body', null, 'Gremium', fields)
      for (let at = 0; at < seats; at++) put('seat', body, '')
      return body
    }
    for (const seats of [0, 5, 8]) bodyOf(seats, { bodyKind: 'table' })
    bodyOf(11, { bodyKind: 'steeringGroup' })
    expect(all('bodyHasTooFewOrTooManySeats')).toEqual([])
    bodyOf(4, { bodyKind: 'table' })
    bodyOf(9, { bodyKind: 'table' })
    bodyOf(11, { bodyKind: 'steeringGroup', maxSeats: 10 })
    expect(all('bodyHasTooFewOrTooManySeats').map(({ stated, counted }) => [stated, counted])).toEqual([
      [5, 4],
      [8, 9],
      [10, 11],
    ])
  })

  test('a body needs a meeting with a day, also where nobody wrote how often it meets, and a meeting needs a day', () => {
    const { put, set, found } = agenda()
    const body = put('body', null, 'Stuurgroep', { timesPerYear: 4 })
    put('body', null, 'Losse groep')
    expect(found('consultationHasNoDate')).toEqual(['Stuurgroep', 'Losse groep'])
    const meeting = put('meeting', body, 'Overleg')
    expect(found('consultationHasNoDate')).toEqual(['Stuurgroep', 'Losse groep', 'Overleg'])
    set(meeting, 'planning', words('14 oktober 2026'))
    expect(found('consultationHasNoDate')).toEqual(['Losse groep'])
  })

  test('an assignment is found once for each thing that it misses', () => {
    const { put, all } = agenda()
    const body = put('body', null, 'Stuurgroep')
    const smart = { specific: 'a', measurable: 'b', acceptable: 'c', resultOriented: 'd', timeBound: 'e' }
    put('assignment', null, 'Half', { ...smart, from: body, to: body })
    expect(all('assignmentIsNotSmart').map(({ detail }) => detail)).toEqual(['deadline', 'reportOn'])
    const { timeBound: _, ...rest } = smart
    put('assignment', null, 'Met een dag', {
      ...rest,
      from: body,
      to: body,
      deadline: '2026-06-01',
      reportOn: '2026-05-01',
    })
    expect(all('assignmentIsNotSmart')).toHaveLength(2)
    put('assignment', null, 'Met woorden', {
      ...rest,
      from: body,
      to: body,
      deadline: { words: 'eind 2026', value: '2026-12-31' },
      reportOn: { words: 'n.t.b.', value: null },
    })
    expect(all('assignmentIsNotSmart').map(({ detail }) => detail)).toEqual(['deadline', 'reportOn', 'reportOn'])
  })

  test('an agreement covers its topic for a year, unless it has ended, was stopped or was never written', () => {
    const { put, set, all } = agenda()
    const agreement = put('agreement', null, 'Afspraak', { topics: ['segregation'], agreedOn: '2025-03-01' })
    const topics = (day: string) => all('statutoryTopicHasNoAgreement', day).map(({ detail }) => detail)
    expect(topics('2026-03-01')).toEqual(['integration', 'disadvantage', 'admission'])
    expect(topics('2026-03-02')).toHaveLength(4)
    expect(topics('2025-02-28')).toHaveLength(4)
    set(agreement, 'validUntil', '2025-06-30')
    expect(topics('2025-06-30')).toHaveLength(3)
    expect(topics('2025-07-01')).toHaveLength(4)
    put('agreement', null, '', { topics: ['segregation'], agreedOn: '2025-06-01' })
    expect(topics('2025-07-01')).toHaveLength(4)
  })

  test('a role of a deleted partner and a link to a deleted ambition are found', () => {
    const { put, all, remove } = agenda()
    const [partner, ambition] = [put('partner', null, 'Weg'), put('ambition', null, 'Weg')]
    const pillar = put('pillar', null, 'Lijn', { serves: [ambition] })
    const role = put('role', pillar, '', { partner, kind: 'lead' })
    expect(all('referenceIsGone')).toEqual([])
    remove(partner)
    remove(ambition)
    expect(all('referenceIsGone').map(({ block, detail }) => [block, detail])).toEqual([
      [pillar, 'serves'],
      [role, 'partner'],
    ])
  })
})

test('a check that is switched off finds nothing, and the reasons that people gave in it stay', () => {
  const { doc, writer, put, say, all } = agenda()
  put('action', null, 'Taalklas')
  put('action', null, 'Zomerschool')
  const [first] = all('workHasNoLead')
  if (!first) throw new Error('nothing was found')
  valueIn(dismissFinding(doc, writer, first, 'Doet de school zelf'))
  say('checksOff', ['workHasNoLead'])
  const { findings } = look(doc)
  expect(findings.open.filter(({ check }) => check === 'workHasNoLead')).toEqual([])
  expect(findings.dismissed).toEqual([])
  expect(findings.dismissedOff.map(reasonsOf)).toEqual([['Doet de school zelf']])
})
