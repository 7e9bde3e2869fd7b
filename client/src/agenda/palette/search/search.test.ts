import {
  addBlock,
  addBlocks,
  createAgenda,
  deleteBlock,
  LiveAgenda,
  type Outcome,
  paragraph,
  setAgendaField,
  setField,
  type Writer,
} from '@lea/agenda'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { AgendaSearch, type SearchPort, searchInPage } from './AgendaSearch.ts'
import { snippetOf } from './snippet.ts'
import { standsAt } from './standsAt.ts'

/** The index on the page, and what it was told. */
function listenedTo(): SearchPort & { put: string[] } {
  const port = searchInPage()
  const put: string[] = []
  return {
    ...port,
    put,
    postMessage(request) {
      if ('put' in request) put.push(...request.put.map(({ id }) => id))
      port.postMessage(request)
    },
  }
}

function valueIn<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(outcome.refusal)
  return outcome.value
}

function agenda() {
  const doc = new Y.Doc()
  const writer: Writer = { deviceId: 'anna', name: 'Anna' }
  createAgenda(doc, writer, { title: 'Jaaragenda', kind: 'year', municipality: 'Westland' })
  const add = (draft: Parameters<typeof addBlock>[2]) => valueIn(addBlock(doc, writer, draft))
  const partner = add({ type: 'partner', parent: null, title: 'Bibliotheek' })
  const action = add({
    type: 'action',
    parent: null,
    title: 'Coördinatie van huisbezoeken',
    fields: { status: 'atRisk', planning: { words: 'Medio 2027', start: null, end: null } },
  })
  const role = add({ type: 'role', parent: action, fields: { partner } })
  const live = new LiveAgenda(doc)
  const port = listenedTo()
  const search = new AgendaSearch(live, port)
  const find = async (query: string) => (await search.find(query)).map(({ id }) => id)
  return { doc, writer, live, port, search, find, partner, action, role }
}

test('a block is found with a typo, without its accents, and by the beginning of a word', async () => {
  const { find, action } = agenda()
  for (const query of ['huisbezeoken', 'huisbezoken', 'coordinatie', 'COÖRD', 'huis']) {
    expect(await find(query), query).toEqual([action])
  }
  expect(await find('zwemmen')).toEqual([])
})

test('a word that is being typed is found with a typo in its beginning, beside other words too', async () => {
  const { doc, writer, find, action } = agenda()
  const meeting = valueIn(
    addBlock(doc, writer, { type: 'action', parent: null, title: 'Inspiratiebijeenkomst voor de voorscholen' }),
  )
  for (const query of ['inspriatie', 'inspiartieb', 'insiratie', 'inspri', 'inspriatie voorsch', 'vorosch inspri']) {
    expect(await find(query), query).toEqual([meeting])
  }
  expect(await find('coordniat')).toEqual([action])
  for (const query of ['inspraak', 'spriatie', 'inspriatie zwemles', 'ins']) {
    expect(await find(query), query).toEqual(query === 'ins' ? [meeting] : [])
  }
})

test('a quarter is found in a planning', async () => {
  const { doc, writer, find, action } = agenda()
  const planned = (words: string) =>
    valueIn(
      addBlock(doc, writer, { type: 'action', parent: null, fields: { planning: { words, start: null, end: null } } }),
    )
  const [first, both, last] = ['Q1 2027', 'Q2 en Q3 2027', '2027-Q4'].map(planned)
  expect(await find('Q1')).toEqual([first])
  expect(await find('q3')).toEqual([both])
  expect(await find('Q4 2027')).toEqual([last])
  expect(await find('2027')).toEqual(expect.arrayContaining([action, first, both, last]))
})

test('all of one kind are found by its name, also when the agenda calls it otherwise; who has it in a title comes first', async () => {
  const { doc, writer, find, partner } = agenda()
  const pillar = valueIn(addBlock(doc, writer, { type: 'pillar', parent: null, title: 'Taal' }))
  const goals = ['Lezen', 'Rekenen'].map((title) =>
    valueIn(addBlock(doc, writer, { type: 'focusGoal', parent: pillar, title })),
  )
  const named = valueIn(addBlock(doc, writer, { type: 'section', parent: null, title: 'Elk focusdoel' }))
  expect(await find('focusdoel')).toEqual([named, ...goals])
  expect((await find('focusdoelen')).toSorted()).toEqual(goals.toSorted())
  expect(await find('partner')).toContain(partner)
  expect(await find('vraagstuk')).toEqual([])
  valueIn(setAgendaField(doc, writer, 'pillarLabel', 'vraagstuk / vraagstukken'))
  expect(await find('vraagstuk')).toContain(pillar)
})

test('fields are found in the words that people read, also those that refer to others', async () => {
  const { find, action, partner, role } = agenda()
  expect(await find('Risico')).toEqual([action])
  expect(await find('medio 2027')).toEqual([action])
  expect(await find('bibliotheek')).toEqual(expect.arrayContaining([partner, role]))
  expect(await find('Westland')).toEqual(['agenda'])
})

test('roles of one partner, all called the same, each say to what they belong; an action needs no such words', () => {
  const { doc, writer, live, action, partner, role } = agenda()
  const section = valueIn(addBlock(doc, writer, { type: 'section', parent: null, title: 'Taal' }))
  const other = valueIn(addBlock(doc, writer, { type: 'action', parent: section, title: 'Taalklas' }))
  const roleThere = valueIn(addBlock(doc, writer, { type: 'role', parent: other, fields: { partner } }))
  const cost = valueIn(addBlock(doc, writer, { type: 'budget', parent: other, fields: { kind: 'cost' } }))
  const source = valueIn(addBlock(doc, writer, { type: 'budget', parent: cost, fields: { kind: 'cover' } }))
  expect([role, roleThere, source, action].map((id) => standsAt(live, id))).toEqual([
    'Actie 1: Coördinatie van huisbezoeken',
    'Actie 2.1: Taalklas',
    'Actie 2.1: Taalklas',
    '',
  ])
})

test('what changes is found at the next question, and only that goes to the worker', async () => {
  const { doc, writer, find, port, action, partner } = agenda()
  port.put.length = 0
  valueIn(setField(doc, writer, action, 'partnersNote', 'met ouders'))
  expect(await find('ouders')).toEqual([action])
  expect(port.put).toEqual([action])
  valueIn(deleteBlock(doc, writer, partner))
  expect(await find('Bibliotheek')).not.toContain(partner)
})

test('who is called otherwise is found by the new name at everything that names them, and only that is read again', async () => {
  const { doc, writer, find, port, partner, role } = agenda()
  await find('Bibliotheek')
  port.put.length = 0
  valueIn(setField(doc, writer, partner, 'shortName', 'Leeszaal'))
  expect(await find('Leeszaal')).toEqual(expect.arrayContaining([partner, role]))
  expect(port.put.toSorted()).toEqual([partner, role].toSorted())
})

test('words that stand everywhere tell nothing apart beside others, and are found by themselves', async () => {
  const { find, action } = agenda()
  expect(await find('de coordinatie van huisbezoeken')).toEqual([action])
  expect(await find('van')).toContain(action)
})

test('where the words stand together as they were typed comes first, also while the last is being typed', async () => {
  const { doc, writer, find } = agenda()
  const add = (title: string, text = '') =>
    valueIn(addBlock(doc, writer, { type: 'section', parent: null, title, body: [paragraph(text)] }))
  const apart = add('Samen taal en taal samen leren, samen leren in taal')
  const inText = add('Wijk', 'Wij willen samen taal leren in de wijk.')
  const inTitle = add('Waarom samen taal leren goed is voor alle kinderen in deze gemeente')
  const title = add('Samen taal leren')
  expect(await find('samen taal leren')).toEqual([title, inTitle, inText, apart])
  expect((await find('samen taal le')).at(-1)).toBe(apart)
})

test('a sum is found however it is written, and no other sum is', async () => {
  const { doc, writer, find, action } = agenda()
  const cost = valueIn(
    addBlock(doc, writer, {
      type: 'budget',
      parent: action,
      fields: { kind: 'cost', amount: { words: '32.500', cents: 3_250_000 } },
    }),
  )
  const text = valueIn(addBlock(doc, writer, { type: 'section', parent: null, title: 'Er is 3,8% van €32500,- over' }))
  for (const query of ['32500', '32.500', '€ 32.500', '€32.500', '32.500,00', '32 500', '32,500', '€ 32.500,-']) {
    expect((await find(query)).toSorted(), query).toEqual([cost, text].toSorted())
  }
  expect(await find('3,8%')).toEqual([text])
  expect(await find('32600')).toEqual([])
  expect(snippetOf('Kosten · € 32.500', ['32500'])).toContain('€ 32.500')
})

test('a word inside a longer one is found, after those that have it as a word; a syllable is no word', async () => {
  const { doc, writer, find } = agenda()
  const add = (title: string) => valueIn(addBlock(doc, writer, { type: 'section', parent: null, title }))
  const inside = add('Zomerschool')
  const begins = add('Schoolplein')
  const whole = add('Ouders zijn op school welkom bij alles wat er voor kinderen gebeurt')
  expect(await find('school')).toEqual([whole, begins, inside])
  const policy = add('Gelijkekansenbeleid van het totaal')
  expect(await find('kans')).toEqual([policy])
  expect(await find('kans totaal')).toEqual([policy])
  expect(await find('taal')).toEqual([])
})

test('a large agenda is read in slices, between which the page gets its turn; a question waits for all of it', async () => {
  const doc = new Y.Doc()
  const writer: Writer = { deviceId: 'anna', name: 'Anna' }
  createAgenda(doc, writer, { title: 'Jaaragenda', kind: 'year' })
  const titles = Array.from({ length: 400 }, (_, at) => ({ type: 'section' as const, title: `Hoofdstuk ${at}` }))
  valueIn(addBlocks(doc, writer, { parent: null }, titles))
  const port = listenedTo()
  let turns = 0
  const search = new AgendaSearch(new LiveAgenda(doc), port, async () => void turns++)
  expect(port.put.length).toBeLessThan(400)
  expect((await search.find('399')).length).toBe(1)
  expect(turns).toBeGreaterThan(1)
  expect(port.put.filter((id) => id !== 'agenda').length).toBe(400)
})

test('a question is answered also when the worker breaks down', async () => {
  const { live, action } = agenda()
  let fail = () => {}
  const broken: SearchPort = {
    postMessage: () => undefined,
    onAnswer: () => undefined,
    onFailure: (listener) => {
      fail = listener
    },
    end: () => undefined,
  }
  const search = new AgendaSearch(live, broken)
  const found = search.find('huisbezoek')
  fail()
  expect((await found).map(({ id }) => id)).toEqual([action])
  expect((await search.find('Risico')).map(({ id }) => id)).toEqual([action])
})

test('a snippet shows the words around what was found', () => {
  const words = `${'Lang verhaal. '.repeat(20)}Daarna komt de coördinatie van het werk.`
  expect(snippetOf(words, ['coordinatie'])).toContain('coördinatie')
  expect(snippetOf(words, ['coordinatie']).length).toBeLessThan(130)
  expect(snippetOf('Kort', ['kort'])).toBe('Kort')
  expect(snippetOf(words, ['titel'])).toBe('')
})
