import { describe, expect, test } from 'vitest'
import { readTree } from '../document/read.ts'
import { add, outline, refusalOf, valueIn } from '../test/outline.ts'
import { bothOrders, peers } from '../test/peers.ts'
import { bodyOf, typeIn } from '../test/typing.ts'
import { deleteBlock } from './deleteBlock.ts'
import { moveBlock } from './moveBlock.ts'
import { restoreBlocks } from './restoreBlocks.ts'

test('a deleted block is in the bin with all that stood under it, and comes back as it was', () => {
  const { doc, writer } = peers().anna
  const section = add(doc, writer, 'section', null, 'section')
  const pillar = add(doc, writer, 'pillar', section, 'pillar')
  add(doc, writer, 'action', pillar, 'action')
  const { group, count } = valueIn(deleteBlock(doc, writer, pillar))
  expect(count).toBe(2)
  expect(outline(doc)).toEqual(['section'])
  expect(readTree(doc).bin).toMatchObject([{ group, top: pillar, title: 'pillar', count: 2, by: 'Anna' }])
  expect(refusalOf(deleteBlock(doc, writer, pillar))).toBe('blockIsDeleted')
  expect(valueIn(restoreBlocks(doc, writer, group))).toHaveLength(2)
  expect(outline(doc)).toEqual(['section', '  pillar', '    action'])
  expect(readTree(doc).bin).toEqual([])
  expect(refusalOf(restoreBlocks(doc, writer, group))).toBe('blockIsNotDeleted')
})

test('a block that was deleted before its parent stays in the bin when the parent comes back', () => {
  const { doc, writer } = peers().anna
  const section = add(doc, writer, 'section', null, 'section')
  const action = add(doc, writer, 'action', section, 'action')
  add(doc, writer, 'action', section, 'other')
  const first = valueIn(deleteBlock(doc, writer, action))
  const second = valueIn(deleteBlock(doc, writer, section))
  valueIn(restoreBlocks(doc, writer, second.group))
  expect(outline(doc)).toEqual(['section', '  other'])
  valueIn(deleteBlock(doc, writer, section))
  valueIn(restoreBlocks(doc, writer, first.group))
  expect(outline(doc)).toEqual(['action'])
})

describe.each(bothOrders)('at once ($bramFirst)', (order) => {
  test('what a colleague types in a block that is deleted meanwhile comes back with it', () => {
    const { anna, bram, apart, meet } = peers(order)
    const action = add(anna.doc, anna.writer, 'action', null, 'action')
    apart()
    const { group } = valueIn(deleteBlock(anna.doc, anna.writer, action))
    typeIn(bram, action, 'in de trein geschreven')
    meet()
    expect(outline(bram.doc)).toEqual([])
    valueIn(restoreBlocks(bram.doc, bram.writer, group))
    expect(outline(anna.doc)).toEqual(['action'])
    expect(bodyOf(anna, action)).toBe('in de trein geschreven')
  })

  test('a block that is added to a section that is deleted meanwhile stays, without a number: nobody else’s changes', () => {
    const { anna, bram, apart, meet } = peers(order)
    const [first, section, last] = ['first', 'section', 'last'].map((title) =>
      add(anna.doc, anna.writer, 'section', null, title),
    ) as [string, string, string]
    const numbers = (...ids: string[]) => ids.map((id) => readTree(anna.doc).nodes.get(id)?.number)
    apart()
    const { group } = valueIn(deleteBlock(anna.doc, anna.writer, section))
    const action = add(bram.doc, bram.writer, 'action', section, 'in de trein gemaakt')
    meet()
    expect(numbers(first, action, last)).toEqual(['1', '', '2'])
    valueIn(restoreBlocks(anna.doc, anna.writer, group))
    expect(numbers(first, section, action, last)).toEqual(['1', '2', '2.1', '3'])
  })

  test('a block that is moved out of a section that is deleted meanwhile goes with it, and comes back where it was moved to', () => {
    const { anna, bram, apart, meet } = peers(order)
    const section = add(anna.doc, anna.writer, 'section', null, 'section')
    const other = add(anna.doc, anna.writer, 'section', null, 'other')
    const action = add(anna.doc, anna.writer, 'action', section, 'action')
    apart()
    const { group } = valueIn(deleteBlock(anna.doc, anna.writer, section))
    valueIn(moveBlock(bram.doc, bram.writer, action, { parent: other, after: null }))
    meet()
    expect(outline(anna.doc)).toEqual(['other'])
    valueIn(restoreBlocks(anna.doc, anna.writer, group))
    expect(outline(bram.doc)).toEqual(['section', 'other', '  action'])
  })

  test('a section and an action in it, deleted by two people, come back group by group', () => {
    const { anna, bram, apart, meet } = peers(order)
    const section = add(anna.doc, anna.writer, 'section', null, 'section')
    const action = add(anna.doc, anna.writer, 'action', section, 'action')
    apart()
    const groups = [
      valueIn(deleteBlock(anna.doc, anna.writer, section)).group,
      valueIn(deleteBlock(bram.doc, bram.writer, action)).group,
    ]
    meet()
    expect(readTree(anna.doc)).toEqual(readTree(bram.doc))
    for (const { group } of readTree(anna.doc).bin) {
      expect(groups).toContain(group)
      restoreBlocks(anna.doc, anna.writer, group)
    }
    expect(outline(bram.doc)).toEqual(['section', '  action'])
  })

  test('restored by two people, a block is there once', () => {
    const { anna, bram, apart, meet } = peers(order)
    const action = add(anna.doc, anna.writer, 'action', null, 'action')
    const { group } = valueIn(deleteBlock(anna.doc, anna.writer, action))
    apart()
    valueIn(restoreBlocks(anna.doc, anna.writer, group))
    valueIn(restoreBlocks(bram.doc, bram.writer, group))
    meet()
    expect(outline(anna.doc)).toEqual(['action'])
    expect(outline(bram.doc)).toEqual(['action'])
  })

  test('a colleague who deletes again what is restored meanwhile wins', () => {
    const { anna, bram, apart, meet } = peers(order)
    const action = add(anna.doc, anna.writer, 'action', null, 'action')
    const { group } = valueIn(deleteBlock(anna.doc, anna.writer, action))
    apart()
    valueIn(restoreBlocks(anna.doc, anna.writer, group))
    valueIn(restoreBlocks(bram.doc, bram.writer, group))
    valueIn(deleteBlock(bram.doc, bram.writer, action))
    meet()
    expect(outline(anna.doc)).toEqual([])
    expect(outline(bram.doc)).toEqual([])
  })
})
