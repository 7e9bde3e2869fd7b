import { describe, expect, test } from 'vitest'
import { readBlock, readTree } from '../document/read.ts'
import { setField } from '../fields/setField.ts'
import { add, outline, refusalOf, valueIn } from '../test/outline.ts'
import { bothOrders, peers } from '../test/peers.ts'
import { bodyOf, typeIn } from '../test/typing.ts'
import { changeType, typesFor } from './changeType.ts'
import { placesFor } from './placesFor.ts'

test('a block of another type keeps its text and the fields of both types', () => {
  const { doc, writer } = peers().anna
  const pillar = add(doc, writer, 'pillar', null, 'pillar')
  const fields = { status: 'running', planning: { words: 'Q4 2021', start: '2021-10-01', end: '2021-12-31' } }
  const action = add(doc, writer, 'action', pillar, 'action', { fields })
  expect(typesFor(doc, action)).toEqual([
    'focusGoal',
    'assignment',
    'agreement',
    'openPoint',
    'evaluation',
    'legalReference',
    'indicator',
  ])
  const loose = add(doc, writer, 'action', null, 'loose', { fields })
  expect(typesFor(doc, loose).slice(0, 4)).toEqual(['text', 'section', 'ambition', 'pillar'])
  typeIn({ doc, writer }, loose, 'tekst')
  valueIn(changeType(doc, writer, loose, 'pillar'))
  expect(readBlock(doc, loose)?.fields).toMatchObject({ status: [{ value: 'running' }] })
  expect(readBlock(doc, loose)?.fields).not.toHaveProperty('planning')
  valueIn(changeType(doc, writer, loose, 'action'))
  expect(readBlock(doc, loose)?.fields).toMatchObject({ planning: [{ value: fields.planning }] })
  expect(bodyOf({ doc, writer }, loose)).toBe('tekst')
})

test('a block does not become a type that may not stand there, or that does not take what stands under it', () => {
  const { doc, writer } = peers().anna
  const ambition = add(doc, writer, 'ambition', null, 'ambition')
  const pillar = add(doc, writer, 'pillar', ambition, 'pillar')
  const role = add(doc, writer, 'role', pillar, 'role')
  for (const [id, type] of [
    [ambition, 'action'],
    [ambition, 'partner'],
    [pillar, 'section'],
    [role, 'budget'],
  ] as const) {
    expect(refusalOf(changeType(doc, writer, id, type))).toBe('cantBecomeThatType')
  }
  expect(typesFor(doc, pillar)).toEqual(['focusGoal', 'action', 'agreement'])
})

test('the places a block may move to are all that take it, but not itself and not where it stands', () => {
  const { doc, writer } = peers().anna
  const section = add(doc, writer, 'section', null, 'section')
  const inner = add(doc, writer, 'section', section, 'inner')
  const action = add(doc, writer, 'action', inner, 'action')
  add(doc, writer, 'fund', null, 'fund')
  expect(placesFor(doc, action)).toEqual([
    { parent: null, depth: 0, title: '' },
    { parent: section, depth: 0, title: 'section' },
  ])
  expect(placesFor(doc, section)).toEqual([])
  expect(placesFor(doc, inner)).toEqual([{ parent: null, depth: 0, title: '' }])
  expect(placesFor(doc, 'nothing')).toEqual([])
})

describe.each(bothOrders)('at once ($bramFirst)', (order) => {
  test('a block that two people retype has one of the two types and keeps what is typed and set meanwhile', () => {
    const { anna, bram, apart, meet } = peers(order)
    const action = add(anna.doc, anna.writer, 'action', null, 'action')
    apart()
    valueIn(changeType(anna.doc, anna.writer, action, 'pillar'))
    valueIn(setField(bram.doc, bram.writer, action, 'status', 'done'))
    typeIn(bram, action, 'van Bram')
    valueIn(changeType(bram.doc, bram.writer, action, 'ambition'))
    meet()
    const type = readTree(anna.doc).nodes.get(action)?.type
    expect(type).toBeOneOf(['pillar', 'ambition'])
    expect(readTree(bram.doc)).toEqual(readTree(anna.doc))
    expect(bodyOf(anna, action)).toBe('van Bram')
    valueIn(changeType(anna.doc, anna.writer, action, 'action'))
    expect(readBlock(bram.doc, action)?.fields.status).toMatchObject([{ value: 'done' }])
  })

  test('what a colleague adds under a block that is retyped meanwhile stays under it', () => {
    const { anna, bram, apart, meet } = peers(order)
    const pillar = add(anna.doc, anna.writer, 'pillar', null, 'pillar')
    apart()
    valueIn(changeType(anna.doc, anna.writer, pillar, 'action'))
    add(bram.doc, bram.writer, 'action', pillar, 'inner')
    meet()
    expect(outline(anna.doc)).toEqual(['pillar', '  inner'])
    expect(outline(bram.doc)).toEqual(['pillar', '  inner'])
  })
})
