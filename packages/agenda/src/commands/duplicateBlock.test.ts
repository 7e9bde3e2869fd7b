import { describe, expect, test } from 'vitest'
import { newId } from '../document/ids.ts'
import { readBlock, readTree } from '../document/read.ts'
import { readField } from '../fields/readField.ts'
import { setField } from '../fields/setField.ts'
import { blocksOf, type YBlock } from '../keys.ts'
import { heading, paragraph } from '../prose/prose.ts'
import { add, outline, refusalOf, valueIn } from '../test/outline.ts'
import { bothOrders, peers } from '../test/peers.ts'
import { bodyOf, typeIn } from '../test/typing.ts'
import { addBlocks } from './addBlock.ts'
import { duplicateBlock } from './duplicateBlock.ts'

test('a copy stands behind the original with the same text, fields and blocks under it', () => {
  const { doc, writer } = peers().anna
  const [pillarId, actionId] = [newId(), newId()]
  const body = [heading('Kop'), paragraph('Zie ', { text: 'de site', link: 'https://example.org' })]
  const action = { type: 'action', id: actionId, title: 'action', body, fields: { status: 'running' } } as const
  addBlocks(doc, writer, { parent: null }, [
    {
      type: 'pillar',
      id: pillarId,
      title: 'pillar',
      children: [
        { type: 'action', title: 'first' },
        { ...action, body },
      ],
    },
    { type: 'section', title: 'after' },
  ])
  const copyId = valueIn(duplicateBlock(doc, writer, pillarId))
  expect(outline(doc)).toEqual(['pillar', '  first', '  action', 'pillar', '  first', '  action', 'after'])
  const [, secondCopy = ''] = readTree(doc).nodes.get(copyId)?.children ?? []
  const copy = readBlock(doc, secondCopy)
  expect(copy?.body).toEqual(body)
  expect(copy?.fields.status).toMatchObject([{ value: 'running' }])
  typeIn({ doc, writer }, secondCopy, 'alleen hier: ')
  expect(readBlock(doc, actionId)?.body).toEqual(body)
})

test('what referred to a block that is copied along refers to the copy', () => {
  const { doc, writer } = peers().anna
  const inner = newId()
  const section = newId()
  addBlocks(doc, writer, { parent: null }, [
    { type: 'section', id: section, fields: { lead: inner }, children: [{ type: 'section', id: inner }] },
  ])
  const copyId = valueIn(duplicateBlock(doc, writer, section))
  const copy = blocksOf(doc).get(copyId) as YBlock
  expect(readField(copy, 'lead')).toMatchObject([{ value: readTree(doc).nodes.get(copyId)?.children[0] }])
})

describe.each(bothOrders)('at once ($bramFirst)', (order) => {
  test('a field that nobody has settled is copied unsettled', () => {
    const { anna, bram, apart, meet } = peers(order)
    const action = add(anna.doc, anna.writer, 'action', null, 'action')
    apart()
    setField(anna.doc, anna.writer, action, 'status', 'running')
    setField(bram.doc, bram.writer, action, 'status', 'done')
    meet()
    const copy = valueIn(duplicateBlock(anna.doc, anna.writer, action))
    const values = readBlock(bram.doc, copy)?.fields.status?.map(({ value, by }) => [value, by])
    expect(values?.toSorted()).toEqual([
      ['done', 'Bram'],
      ['running', 'Anna'],
    ])
    valueIn(setField(bram.doc, bram.writer, copy, 'status', 'stopped'))
    expect(readBlock(anna.doc, copy)?.fields.status).toMatchObject([{ value: 'stopped' }])
    expect(readBlock(anna.doc, action)?.fields.status).toHaveLength(2)
  })

  test('what a colleague types in the original meanwhile is in the original only', () => {
    const { anna, bram, apart, meet } = peers(order)
    const action = add(anna.doc, anna.writer, 'action', null, 'action')
    apart()
    const copy = valueIn(duplicateBlock(anna.doc, anna.writer, action))
    valueIn(duplicateBlock(bram.doc, bram.writer, action))
    typeIn(bram, action, 'van Bram')
    meet()
    expect(bodyOf(anna, action)).toBe('van Bram')
    expect(bodyOf(bram, copy)).toBe('')
    expect(outline(anna.doc)).toEqual(['action', 'action', 'action'])
  })
})

test('a block that is unknown is not copied', () => {
  const { doc, writer } = peers().anna
  expect(refusalOf(duplicateBlock(doc, writer, 'nothing'))).toBe('blockIsUnknown')
})
