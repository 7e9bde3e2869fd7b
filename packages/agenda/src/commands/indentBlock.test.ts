import { describe, expect, test } from 'vitest'
import { add, outline, refusalOf, valueIn } from '../test/outline.ts'
import { bothOrders, peers } from '../test/peers.ts'
import { deleteBlock } from './deleteBlock.ts'
import { indentBlock, outdentBlock } from './indentBlock.ts'
import { moveBlock } from './moveBlock.ts'

test('an indented block stands last under the sibling above it, and goes back out behind it', () => {
  const { doc, writer } = peers().anna
  const section = add(doc, writer, 'section', null, 'section')
  add(doc, writer, 'action', section, 'first')
  const action = add(doc, writer, 'action', null, 'action')
  add(doc, writer, 'section', null, 'after')
  valueIn(indentBlock(doc, writer, action))
  expect(outline(doc)).toEqual(['section', '  first', '  action', 'after'])
  valueIn(outdentBlock(doc, writer, action))
  expect(outline(doc)).toEqual(['section', '  first', 'action', 'after'])
})

test('a block does not go in where there is nothing to go under, or out from the top', () => {
  const { doc, writer } = peers().anna
  const section = add(doc, writer, 'section', null, 'section')
  const first = add(doc, writer, 'action', section, 'first')
  const second = add(doc, writer, 'action', section, 'second')
  const role = add(doc, writer, 'role', second, 'role')
  expect(refusalOf(indentBlock(doc, writer, first))).toBe('cantIndentFurther')
  expect(refusalOf(indentBlock(doc, writer, second))).toBe('cantIndentFurther')
  expect(refusalOf(outdentBlock(doc, writer, section))).toBe('cantOutdentFurther')
  valueIn(outdentBlock(doc, writer, role))
  expect(outline(doc)).toEqual(['section', '  first', '  second', '  role'])
  expect(refusalOf(outdentBlock(doc, writer, role))).toBe('cantOutdentFurther')
})

describe.each(bothOrders)('at once ($bramFirst)', (order) => {
  test('indented by two people, a block goes in once; outdented by two, out once', () => {
    const { anna, bram, apart, meet } = peers(order)
    add(anna.doc, anna.writer, 'section', null, 'outer')
    const section = add(anna.doc, anna.writer, 'section', null, 'section')
    const action = add(anna.doc, anna.writer, 'action', null, 'action')
    valueIn(indentBlock(anna.doc, anna.writer, section))
    for (const [step, expected] of [
      [indentBlock, ['outer', '  section', '  action']],
      [outdentBlock, ['outer', '  section', 'action']],
    ] as const) {
      apart()
      for (const { doc, writer } of [anna, bram]) valueIn(step(doc, writer, action))
      meet()
      expect(outline(anna.doc)).toEqual(expected)
      expect(outline(bram.doc)).toEqual(expected)
    }
  })

  test('a block that is indented under one that is deleted meanwhile stays in sight', () => {
    const { anna, bram, apart, meet } = peers(order)
    const section = add(anna.doc, anna.writer, 'section', null, 'section')
    const action = add(anna.doc, anna.writer, 'action', null, 'action')
    apart()
    valueIn(indentBlock(anna.doc, anna.writer, action))
    valueIn(deleteBlock(bram.doc, bram.writer, section))
    meet()
    expect(outline(anna.doc)).toEqual(['action'])
    expect(outline(bram.doc)).toEqual(['action'])
  })

  test('a block that one outdents and the other moves elsewhere ends in one of the two places', () => {
    const { anna, bram, apart, meet } = peers(order)
    const section = add(anna.doc, anna.writer, 'section', null, 'section')
    const other = add(anna.doc, anna.writer, 'section', null, 'other')
    const action = add(anna.doc, anna.writer, 'action', section, 'action')
    apart()
    valueIn(outdentBlock(anna.doc, anna.writer, action))
    valueIn(moveBlock(bram.doc, bram.writer, action, { parent: other, after: null }))
    meet()
    expect(outline(anna.doc)).toEqual(outline(bram.doc))
    expect(outline(anna.doc)).toBeOneOf([
      ['section', 'action', 'other'],
      ['section', 'other', '  action'],
    ])
  })
})
