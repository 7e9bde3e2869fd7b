import { expect, test } from 'vitest'
import { readBudget } from '../budget/readBudget.ts'
import { readBlock, readTree } from '../document/read.ts'
import { readAgendaField } from '../fields/readField.ts'
import { proseToText } from '../prose/prose.ts'
import { peer } from '../test/peers.ts'
import { parsePeriod } from '../values/period.ts'
import { applyTemplate, type NewAgenda, type TemplateId, templates } from './applyTemplate.ts'

function made(id: TemplateId, more: Partial<NewAgenda> = {}) {
  const { doc, writer } = peer('Anna', 1)
  applyTemplate(doc, writer, id, { title: 'Jaaragenda', ...more })
  const blocks = [...readTree(doc).nodes.keys()]
    .map((block) => readBlock(doc, block))
    .filter((block) => block !== undefined)
  return { doc, writer, blocks, ofType: (type: string) => blocks.filter((block) => block.type === type) }
}

test.each(templates)('$id makes an agenda of its kind, with what the person filled in', ({ id, kind }) => {
  const { period } = parsePeriod('schooljaar 2026-2027')
  const { doc } = made(id, { municipality: 'Dijkstede', period })
  const values = ['title', 'municipality', 'kind', 'period', 'status'].map(
    (field) => readAgendaField(doc, field)[0]?.value,
  )
  expect(values).toEqual(['Jaaragenda', 'Dijkstede', kind, period, 'draft'])
})

test('an empty agenda has no blocks', () => {
  expect(made('empty').blocks).toEqual([])
})

test('every theme of a year agenda has an ambition, a first action with a lead and a cost, and an evaluation', () => {
  const { doc, ofType } = made('year-agenda')
  const { nodes, roots } = readTree(doc)
  const themes = roots.filter((id) => nodes.get(id)?.type === 'section' && nodes.get(id)?.children.length)
  expect(themes).toHaveLength(3)
  for (const theme of themes) {
    const [ambition = '', ...others] = nodes.get(theme)?.children ?? []
    const [first = '', evaluation = ''] = nodes.get(ambition)?.children ?? []
    expect(others).toEqual([])
    expect(nodes.get(first)?.children.map((id) => nodes.get(id)?.type)).toEqual(['role', 'budget'])
    expect(readBlock(doc, evaluation)?.title).toBe('Evaluatie')
  }
  expect(ofType('action')).toHaveLength(6)
})

test('chapters around the themes have no number', () => {
  const { doc } = made('year-agenda')
  const { nodes, roots } = readTree(doc)
  const numbered = roots.filter((id) => nodes.get(id)?.number).map((id) => readBlock(doc, id)?.title)
  expect(numbered).toEqual(['Gelijke kansen', 'Zorg en onderwijs', 'Brede ontwikkeling'])
})

test.each(templates)('advice of $id stands in the hint and not in the text', ({ id }) => {
  const { ofType } = made(id)
  const inText = ['text', 'section', 'ambition', 'pillar', 'focusGoal', 'action', 'agreement'].flatMap(ofType)
  expect(inText.map((block) => proseToText(block.body))).toEqual(inText.map(() => ''))
  expect(inText.filter((block) => !block.fields.hint?.[0]?.value)).toEqual([])
})

test('its budget begins at nothing, and says which amounts are missing', () => {
  const { doc, ofType } = made('year-agenda', { period: parsePeriod('schooljaar 2026-2027').period })
  const { rows, total, funds, problems } = readBudget(doc)
  expect(rows.map((row) => row.title)).toEqual(['Gelijke kansen', 'Zorg en onderwijs', 'Brede ontwikkeling'])
  expect(total.netCents).toBe(0)
  expect(funds).toMatchObject([{ title: 'LEA-budget', year: 2026, ceilingCents: null, balanceCents: null }])
  expect(problems).toEqual(ofType('budget').map((line) => ({ kind: 'amountIsMissing', blocks: [line.id] })))
})

test('the municipality is the first of the partners', () => {
  expect(made('year-agenda', { municipality: 'Dijkstede' }).ofType('partner')[0]?.title).toBe('Gemeente Dijkstede')
  expect(made('year-agenda').ofType('partner')[0]?.title).toBe('Gemeente')
})

test('nothing of a template says how far it is', () => {
  const statuses = (id: TemplateId, type: string) => [
    ...new Set(
      made(id)
        .ofType(type)
        .map(({ fields }) => fields.status?.[0]?.value),
    ),
  ]
  expect(statuses('year-agenda', 'action')).toEqual([undefined])
  expect(statuses('execution', 'pillar')).toEqual([undefined])
  expect(statuses('covenant', 'pillar')).toEqual([undefined])
})

test('a template is for an empty document only', () => {
  const { doc, writer } = made('empty')
  expect(() => applyTemplate(doc, writer, 'year-agenda', { title: 'Nog een' })).toThrow('empty document')
  expect(() => applyTemplate(peer('Bram', 2).doc, writer, 'other' as TemplateId, { title: '' })).toThrow(
    "no template 'other'",
  )
})
