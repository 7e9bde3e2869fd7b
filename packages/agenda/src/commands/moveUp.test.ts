import { describe, expect, test } from 'vitest'
import { add, outline, refusalOf, valueIn } from '../test/outline.ts'
import { bothOrders, peers } from '../test/peers.ts'
import { deleteBlock } from './deleteBlock.ts'
import { moveDown, moveUp } from './moveUp.ts'

test('a block goes up and down among the siblings that it is drawn with', () => {
  const { doc, writer } = peers().anna
  const one = add(doc, writer, 'action', null, 'one')
  add(doc, writer, 'partner', null, 'partner')
  add(doc, writer, 'action', null, 'two')
  add(doc, writer, 'action', null, 'three')
  valueIn(moveDown(doc, writer, one))
  expect(outline(doc).filter((title) => title !== 'partner')).toEqual(['two', 'one', 'three'])
  valueIn(moveDown(doc, writer, one))
  expect(outline(doc).filter((title) => title !== 'partner')).toEqual(['two', 'three', 'one'])
  valueIn(moveUp(doc, writer, one))
  valueIn(moveUp(doc, writer, one))
  expect(outline(doc).filter((title) => title !== 'partner')).toEqual(['one', 'two', 'three'])
})

test('at the edge of its parent a block goes on into the parent beside it, as deep as the one that it leaves', () => {
  const { doc, writer } = peers().anna
  const first = add(doc, writer, 'section', null, 'first')
  add(doc, writer, 'pillar', first, 'pillar')
  const second = add(doc, writer, 'section', null, 'second')
  const pillar = add(doc, writer, 'pillar', second, 'other pillar')
  const action = add(doc, writer, 'action', pillar, 'action')
  valueIn(moveUp(doc, writer, action))
  expect(outline(doc)).toEqual(['first', '  pillar', '    action', 'second', '  other pillar'])
  expect(refusalOf(moveUp(doc, writer, action))).toBe('alreadyFirst')
  valueIn(moveDown(doc, writer, action))
  expect(outline(doc)).toEqual(['first', '  pillar', 'second', '  other pillar', '    action'])
  expect(refusalOf(moveDown(doc, writer, action))).toBe('alreadyLast')
  expect(refusalOf(moveUp(doc, writer, first))).toBe('alreadyFirst')
  expect(refusalOf(moveDown(doc, writer, second))).toBe('alreadyLast')
})

describe.each(bothOrders)('at once ($bramFirst)', (order) => {
  test('two people who each move a block one down move it one down', () => {
    const { anna, bram, apart, meet } = peers(order)
    const [one] = ['one', 'two', 'three'].map((title) => add(anna.doc, anna.writer, 'action', null, title))
    apart()
    for (const { doc, writer } of [anna, bram]) valueIn(moveDown(doc, writer, one as string))
    meet()
    expect(outline(anna.doc)).toEqual(['two', 'one', 'three'])
    expect(outline(bram.doc)).toEqual(['two', 'one', 'three'])
  })

  test('two blocks that people move past each other both stand there, in the same order for both', () => {
    const { anna, bram, apart, meet } = peers(order)
    const [one, two] = ['one', 'two'].map((title) => add(anna.doc, anna.writer, 'action', null, title))
    apart()
    valueIn(moveDown(anna.doc, anna.writer, one as string))
    valueIn(moveUp(bram.doc, bram.writer, two as string))
    meet()
    expect(outline(anna.doc)).toEqual(['two', 'one'])
    expect(outline(bram.doc)).toEqual(['two', 'one'])
  })

  test('a block that goes up while the one above it is deleted stays', () => {
    const { anna, bram, apart, meet } = peers(order)
    const [one, two] = ['one', 'two'].map((title) => add(anna.doc, anna.writer, 'action', null, title))
    apart()
    valueIn(moveUp(anna.doc, anna.writer, two as string))
    valueIn(deleteBlock(bram.doc, bram.writer, one as string))
    meet()
    expect(outline(anna.doc)).toEqual(['two'])
    expect(outline(bram.doc)).toEqual(['two'])
  })
})
