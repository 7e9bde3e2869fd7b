import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { deleteBlock } from '../commands/deleteBlock.ts'
import { blockKey, blocksOf } from '../keys.ts'
import { add, outline } from '../test/outline.ts'
import { peers } from '../test/peers.ts'
import { readTree } from './read.ts'
import type { BlockRecord } from './record.ts'
import { buildTree, childrenOfPlacement } from './tree.ts'

const content = { titleOf: () => '', isFilled: () => true }

test('sections and actions are numbered within the numbered block above them', () => {
  const { doc, writer } = peers().anna
  const one = add(doc, writer, 'section', null, 'one')
  const two = add(doc, writer, 'section', null, 'two')
  const ambition = add(doc, writer, 'ambition', two, 'ambition')
  const pillars = ['p', 'q'].map((title) => add(doc, writer, 'pillar', ambition, title))
  for (const pillar of pillars) add(doc, writer, 'action', pillar, 'action')
  const last = add(doc, writer, 'action', two, 'action')
  add(doc, writer, 'role', last, 'role')
  add(doc, writer, 'section', one, 'inner')
  add(doc, writer, 'partner', null, 'partner')
  const numbers = [...readTree(doc).nodes.values()].map(({ type, number }) => [type, number].join(' ').trim())
  expect(numbers).toEqual([
    'section 1',
    'section 1.1',
    'section 2',
    'ambition',
    'pillar',
    'action 2.1',
    'pillar',
    'action 2.2',
    'action 2.3',
    'role',
    'partner',
  ])
})

test('children are told apart by where they are drawn', () => {
  const { doc, writer } = peers().anna
  const section = add(doc, writer, 'section', null, 'section')
  const action = add(doc, writer, 'action', section, 'action')
  const role = add(doc, writer, 'role', section, 'role')
  const partner = add(doc, writer, 'partner', null, 'partner')
  const tree = readTree(doc)
  expect(childrenOfPlacement(tree, section, 'document')).toEqual([action])
  expect(childrenOfPlacement(tree, section, 'attached')).toEqual([role])
  expect(childrenOfPlacement(tree, null, 'list')).toEqual([partner])
})

describe('what a foreign or half arrived document holds', () => {
  const made = () => {
    const { anna } = peers()
    const section = add(anna.doc, anna.writer, 'section', null, 'section')
    const action = add(anna.doc, anna.writer, 'action', section, 'action')
    return { ...anna, section, action, blocks: blocksOf(anna.doc) }
  }

  test('a block without a position, or under a parent that does not exist, stands on the top level', () => {
    const { doc, blocks, action } = made()
    blocks.get(action)?.delete(blockKey.position)
    expect(outline(doc)).toEqual(['action', 'section'])
    blocks.get(action)?.set(blockKey.position, { parent: 'nothing', order: 'z0', clock: 1, previousParent: null })
    expect(outline(doc)).toEqual(['section', 'action'])
  })

  test('a block that is its own parent, or whose position is nonsense, is not lost', () => {
    const { doc, writer, blocks, section, action } = made()
    const nonsense = [
      { parent: action, order: 'a1', clock: 7, previousParent: action },
      { parent: action, order: 'a1', clock: 7, previousParent: section },
      'top',
      { parent: 5, order: 'a1' },
      { parent: section, order: '~', clock: -1, previousParent: 7 },
      { parent: section, order: 'a', clock: 1e300, previousParent: null },
    ]
    for (const position of nonsense) {
      blocks.get(action)?.set(blockKey.position, position)
      expect(
        outline(doc)
          .map((title) => title.trim())
          .toSorted(),
      ).toEqual(['action', 'section'])
      // And there can be written beside it.
      const beside = add(doc, writer, 'action', section, 'beside')
      expect(readTree(doc).nodes.has(beside)).toBe(true)
      deleteBlock(doc, writer, beside)
    }
  })

  test('a block of an unknown type is kept, in the text', () => {
    const { doc, blocks, action, section } = made()
    blocks.get(action)?.set(blockKey.type, 'hologram')
    expect(readTree(doc).nodes.get(action)).toMatchObject({ known: false, type: 'hologram', number: '' })
    expect(childrenOfPlacement(readTree(doc), section, 'document')).toEqual([action])
  })

  test('what is no block is passed over', () => {
    const { doc } = made()
    const map = doc.getMap<unknown>('blocks')
    map.set('text', 'no block')
    map.set('list', new Y.Array())
    expect(outline(doc)).toEqual(['section', '  action'])
  })

  test('a deletion of a strange form is a deletion all the same', () => {
    const { doc, blocks, action } = made()
    blocks.get(action)?.set(blockKey.deleted, true)
    expect(outline(doc)).toEqual(['section'])
    expect(readTree(doc).bin).toMatchObject([{ top: action, group: action }])
  })
})

test('the tree in an open transaction is that of what was written so far', () => {
  const { doc, writer } = peers().anna
  const [one, two] = ['one', 'two'].map((title) => add(doc, writer, 'section', null, title)) as [string, string]
  doc.transact(() => {
    expect(outline(doc)).toEqual(['one', 'two'])
    deleteBlock(doc, writer, one)
    expect(outline(doc)).toEqual(['two'])
    deleteBlock(doc, writer, two)
    expect(outline(doc)).toEqual([])
  })
  expect(outline(doc)).toEqual([])
})

test('an observer that reads or writes finds the tree as it is', () => {
  const { doc, writer } = peers().anna
  const seen: string[][] = []
  blocksOf(doc).observeDeep(() => {
    seen.push(outline(doc))
    if (seen.length === 2) deleteBlock(doc, writer, [...readTree(doc).nodes.keys()][0] ?? '')
  })
  add(doc, writer, 'section', null, 'one')
  expect(seen).toEqual([[], ['one'], []])
})

test('the same tree is the same object; a change keeps the nodes that it does not touch', () => {
  const { doc, writer } = peers().anna
  const one = add(doc, writer, 'section', null, 'one')
  const two = add(doc, writer, 'section', null, 'two')
  const before = readTree(doc)
  expect(readTree(doc)).toBe(before)
  add(doc, writer, 'action', two, 'action')
  const after = readTree(doc)
  expect(after).not.toBe(before)
  expect(after.nodes.get(one)).toBe(before.nodes.get(one))
  expect(after.nodes.get(two)).not.toBe(before.nodes.get(two))
  expect(after.roots).toBe(before.roots)
})

const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
const anyId = fc.constantFrom(...ids, 'elsewhere')
const anyPosition = fc.record({
  parent: fc.option(anyId),
  order: fc.constantFrom('a0', 'a1', 'a2', ''),
  clock: fc.nat(4),
  previousParent: fc.option(anyId),
})
const anyDeletion = fc.record({
  clock: fc.nat(4),
  by: fc.constant('Anna'),
  group: fc.constantFrom('x', 'y', 'unborn:z'),
})
const anyRecords = fc
  .tuple(
    ...ids.map((id) =>
      fc.record({
        id: fc.constant(id),
        type: fc.constantFrom('section', 'action', 'new'),
        position: fc.option(anyPosition, { nil: undefined }),
        deletion: fc.option(anyDeletion, { nil: undefined, freq: 3 }),
      }),
    ),
  )
  .map((records): BlockRecord[] => records)

const mapOf = (records: readonly BlockRecord[]) => new Map(records.map((record) => [record.id, record]))

test('whatever the records say, every living block stands in the tree once, and every deleted one is in the bin (property)', {
  timeout: 60_000,
}, () => {
  fc.assert(
    fc.property(anyRecords, (records) => {
      const tree = buildTree(mapOf(records), content)
      const walked = [...tree.roots]
      for (const id of walked) walked.push(...(tree.nodes.get(id)?.children ?? []))
      const living = records.filter(({ deletion }) => !deletion)
      expect(walked.toSorted()).toEqual(living.map(({ id }) => id).toSorted())
      const counted = tree.bin.reduce((sum, { count }) => sum + count, 0)
      expect(counted).toBe(records.length - living.length)
    }),
    { numRuns: 1000 },
  )
})

test('the tree does not depend on the order in which blocks arrived, nor on the tree before it (property)', {
  timeout: 60_000,
}, () => {
  fc.assert(
    fc.property(
      anyRecords,
      anyRecords,
      fc.shuffledSubarray([...ids.keys()], { minLength: ids.length }),
      (records, earlier, order) => {
        const tree = buildTree(mapOf(records), content)
        const shuffled = order.map((at) => records[at] as BlockRecord)
        const again = buildTree(mapOf(shuffled), content, buildTree(mapOf(earlier), content))
        expect(plain(again)).toEqual(plain(tree))
        expect(buildTree(mapOf(shuffled), content, tree)).toBe(tree)
      },
    ),
    { numRuns: 1000 },
  )
})

test('without circles every block whose parent lives stands under it (property)', { timeout: 60_000 }, () => {
  const forest = anyRecords.map((records) =>
    records.map((record): BlockRecord => {
      const { position } = record
      return position && (position.parent ?? '') >= record.id
        ? { ...record, position: { ...position, parent: null } }
        : record
    }),
  )
  fc.assert(
    fc.property(forest, (records) => {
      const tree = buildTree(mapOf(records), content)
      for (const { id, position, deletion } of records) {
        const parent = position?.parent ?? null
        if (!deletion && parent !== null && tree.nodes.has(parent)) expect(tree.nodes.get(id)?.parent).toBe(parent)
      }
    }),
  )
})

function plain(tree: ReturnType<typeof readTree>) {
  return { roots: tree.roots, nodes: [...tree.nodes], bin: tree.bin.map((entry) => ({ ...entry })) }
}
