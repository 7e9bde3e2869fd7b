import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { changeType } from '../commands/changeType.ts'
import { deleteBlock } from '../commands/deleteBlock.ts'
import { duplicateBlock } from '../commands/duplicateBlock.ts'
import { moveBlock } from '../commands/moveBlock.ts'
import { restoreBlocks } from '../commands/restoreBlocks.ts'
import { setField } from '../fields/setField.ts'
import { agendaKey, agendaOf, blocksOf, schemaVersion } from '../keys.ts'
import { look } from '../test/fixture.ts'
import { add, valueIn } from '../test/outline.ts'
import { peers } from '../test/peers.ts'
import { blockTypes } from '../types/blockTypes.ts'
import { readBlock, readTree } from './read.ts'
import { isNewer } from './schemaVersion.ts'

/** What a later build writes that this one has no word for: a key of the block, a field, and a value of another shape. */
const later = {
  signature: { by: 'Bram', strokes: [1, 2, 3] },
  'f:mood:bram': { v: 'hopeful', by: 'Bram', clock: 1 },
  'f:reach:bram': { v: { from: 4, to: 12 }, by: 'Bram', clock: 1 },
}

const laterIn = (doc: Y.Doc, id: string) =>
  Object.fromEntries(Object.keys(later).map((key) => [key, blocksOf(doc).get(id)?.get(key)]))

function writeLater(doc: Y.Doc, id: string): void {
  for (const [key, value] of Object.entries(later)) blocksOf(doc).get(id)?.set(key, value)
}

test.each([...Object.keys(blockTypes), 'hologram'])(
  'what a later build wrote in a block of type %s outlives everything that this one does, and its undo',
  (type) => {
    const { anna, bram } = peers()
    const section = add(anna.doc, anna.writer, 'section', null, 'section')
    const block = add(anna.doc, anna.writer, 'action', section, 'block', { fields: { status: 'planned' } })
    blocksOf(bram.doc).get(block)?.set('type', type)
    writeLater(bram.doc, block)
    const undo = new Y.UndoManager(blocksOf(anna.doc), { trackedOrigins: new Set([anna.writer]), captureTimeout: 0 })
    const { doc, writer } = anna
    for (const act of [
      () => setField(doc, writer, block, 'status', 'running'),
      () => changeType(doc, writer, block, 'ambition'),
      () => changeType(doc, writer, block, 'action'),
      () => moveBlock(doc, writer, block, { parent: null, after: null }),
      () => duplicateBlock(doc, writer, section),
      () => deleteBlock(doc, writer, block),
      () => restoreBlocks(doc, writer, readTree(doc).bin[0]?.group ?? ''),
    ]) {
      // a rule may say no: then nothing happened to it either
      act()
      expect(laterIn(doc, block)).toEqual(later)
    }
    while (undo.undo()) expect(laterIn(doc, block)).toEqual(later)
    while (undo.redo()) expect(laterIn(doc, block)).toEqual(later)
    expect(laterIn(bram.doc, block)).toEqual(later)
  },
)

test('a role of what this build has no word for keeps it, and isn’t found as a reference to what is gone', () => {
  const { doc, writer } = peers().anna
  const section = add(doc, writer, 'section', null, 'section')
  const later = add(doc, writer, 'body', null, 'consortium')
  blocksOf(doc).get(later)?.set('type', 'consortium')
  const role = add(doc, writer, 'role', section, '', { fields: { partner: later } })
  valueIn(setField(doc, writer, role, 'kind', 'lead'))
  const copy = valueIn(duplicateBlock(doc, writer, section))
  valueIn(moveBlock(doc, writer, section, { parent: null, after: copy }))
  const partnerOf = (id: string) => readBlock(doc, id)?.fields.partner?.map(({ value }) => value)
  const roles = [role, ...(readTree(doc).nodes.get(copy)?.children ?? [])]
  expect(roles.map(partnerOf)).toEqual([[later], [later]])
  expect(look(doc).found('referenceIsGone')).toEqual([])
})

test('in a document of a later form nothing is written at all', () => {
  const { anna, bram } = peers()
  const section = add(anna.doc, anna.writer, 'section', null, 'section')
  const block = add(anna.doc, anna.writer, 'action', section, 'block')
  agendaOf(bram.doc).set(agendaKey.schemaVersion, schemaVersion + 1)
  writeLater(bram.doc, block)
  const { doc, writer } = anna
  expect(isNewer(doc)).toBe(true)
  const before = Y.encodeStateAsUpdate(doc)
  for (const outcome of [
    setField(doc, writer, block, 'status', 'running'),
    changeType(doc, writer, block, 'ambition'),
    moveBlock(doc, writer, block, { parent: null, after: null }),
    duplicateBlock(doc, writer, block),
    deleteBlock(doc, writer, block),
  ]) {
    expect(outcome).toEqual({ ok: false, refusal: 'agendaIsNewer' })
  }
  expect(Y.encodeStateAsUpdate(doc)).toEqual(before)
})
