import { describe, expect, test } from 'vitest'
import { readTree } from '../document/read.ts'
import { add, outline } from '../test/outline.ts'
import { bothOrders, peers } from '../test/peers.ts'
import { deleteBlock } from './deleteBlock.ts'
import { moveBlock } from './moveBlock.ts'

test('a moved block stands at its new spot with all that is under it', () => {
  const { doc, writer } = peers().anna
  const one = add(doc, writer, 'section', null, 'one')
  const two = add(doc, writer, 'section', null, 'two')
  const pillar = add(doc, writer, 'pillar', one, 'pillar')
  add(doc, writer, 'action', pillar, 'action')
  add(doc, writer, 'action', two, 'last')
  expect(moveBlock(doc, writer, pillar, { parent: two, after: null })).toEqual({ ok: true, value: undefined })
  expect(outline(doc)).toEqual(['one', 'two', '  pillar', '    action', '  last'])
})

test('a block may not move into itself, under a parent that does not take it, or under one that is gone', () => {
  const { doc, writer } = peers().anna
  const one = add(doc, writer, 'section', null, 'one')
  const inner = add(doc, writer, 'section', one, 'inner')
  const action = add(doc, writer, 'action', one, 'action')
  const refusals = [
    moveBlock(doc, writer, one, { parent: inner, after: null }),
    moveBlock(doc, writer, one, { parent: one, after: null }),
    moveBlock(doc, writer, inner, { parent: action, after: null }),
    moveBlock(doc, writer, inner, { parent: 'nothing', after: null }),
  ]
  deleteBlock(doc, writer, action)
  refusals.push(moveBlock(doc, writer, inner, { parent: action, after: null }))
  refusals.push(moveBlock(doc, writer, action, { parent: one, after: null }))
  expect(refusals.map((outcome) => outcome.ok || outcome.refusal)).toEqual([
    'cantMoveIntoItself',
    'cantMoveIntoItself',
    'cantStandUnderThatParent',
    'blockIsUnknown',
    'blockIsDeleted',
    'blockIsDeleted',
  ])
})

test('a move to where the block stands already writes nothing', () => {
  const { doc, writer } = peers().anna
  const one = add(doc, writer, 'section', null, 'one')
  const two = add(doc, writer, 'section', null, 'two')
  let updates = 0
  doc.on('update', () => updates++)
  moveBlock(doc, writer, two, { parent: null, after: one })
  moveBlock(doc, writer, one, { parent: null, after: null })
  expect(updates).toBe(0)
})

describe.each(bothOrders)('at once ($bramFirst)', (order) => {
  /** Two sections under `home` that Anna and Bram move into each other. */
  function circle() {
    const { anna, bram, apart, meet } = peers(order)
    const home = add(anna.doc, anna.writer, 'section', null, 'home')
    const one = add(anna.doc, anna.writer, 'section', home, 'one')
    const two = add(anna.doc, anna.writer, 'section', home, 'two')
    apart()
    moveBlock(anna.doc, anna.writer, one, { parent: two, after: null })
    moveBlock(bram.doc, bram.writer, two, { parent: one, after: null })
    meet()
    return { anna, bram, home, one, two }
  }

  test('a block that two people move ends in one place', () => {
    const { anna, bram, apart, meet } = peers(order)
    const [one, two] = [
      add(anna.doc, anna.writer, 'section', null, 'one'),
      add(anna.doc, anna.writer, 'section', null, 'two'),
    ]
    const action = add(anna.doc, anna.writer, 'action', null, 'action')
    apart()
    moveBlock(anna.doc, anna.writer, action, { parent: one, after: null })
    moveBlock(bram.doc, bram.writer, action, { parent: two, after: null })
    meet()
    expect(outline(anna.doc)).toEqual(outline(bram.doc))
    expect(outline(anna.doc)).toHaveLength(3)
    expect(readTree(anna.doc).nodes.get(action)?.parent).toBeOneOf([one, two])
  })

  test('two sections that people move into each other make no circle: one move is turned back', () => {
    const { anna, bram } = circle()
    expect(outline(anna.doc)).toEqual(outline(bram.doc))
    expect(outline(anna.doc)).toBeOneOf([
      ['home', '  one', '    two'],
      ['home', '  two', '    one'],
    ])
  })

  test('after a circle was cut, the next move puts only that block elsewhere', () => {
    const { anna, bram, home, one, two } = circle()
    const inner = readTree(anna.doc).nodes.get(one)?.parent === two ? one : two
    moveBlock(anna.doc, anna.writer, inner, { parent: null, after: home })
    const name = inner === one ? 'one' : 'two'
    expect(outline(bram.doc)).toEqual(['home', inner === one ? '  two' : '  one', name])
  })

  test('a block that moves under a parent that is deleted meanwhile hangs under the living one above', () => {
    const { anna, bram, apart, meet } = peers(order)
    const section = add(anna.doc, anna.writer, 'section', null, 'section')
    const pillar = add(anna.doc, anna.writer, 'pillar', section, 'pillar')
    const action = add(anna.doc, anna.writer, 'action', null, 'action')
    apart()
    moveBlock(anna.doc, anna.writer, action, { parent: pillar, after: null })
    deleteBlock(bram.doc, bram.writer, pillar)
    meet()
    expect(outline(anna.doc)).toEqual(['section', '  action'])
    expect(outline(bram.doc)).toEqual(['section', '  action'])
  })
})
