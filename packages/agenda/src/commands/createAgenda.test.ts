import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { isNewer, readSchemaVersion } from '../document/schemaVersion.ts'
import { readAgendaField } from '../fields/readField.ts'
import { setAgendaField, setField } from '../fields/setField.ts'
import { agendaKey, agendaOf, schemaVersion } from '../keys.ts'
import { add, refusalOf } from '../test/outline.ts'
import { peers } from '../test/peers.ts'
import { changeType } from './changeType.ts'
import { createAgenda } from './createAgenda.ts'
import { deleteBlock } from './deleteBlock.ts'
import { duplicateBlock } from './duplicateBlock.ts'
import { indentBlock, outdentBlock } from './indentBlock.ts'
import { moveBlock } from './moveBlock.ts'
import { moveDown, moveUp } from './moveUp.ts'
import { restoreBlocks } from './restoreBlocks.ts'

test('a new agenda has its version and its own fields', () => {
  const { doc, writer } = peers().anna
  expect(readSchemaVersion(doc)).toBeUndefined()
  expect(isNewer(doc)).toBe(false)
  createAgenda(doc, writer, { title: 'Jaaragenda', municipality: 'Leidschendam-Voorburg', kind: 'year' })
  expect(readSchemaVersion(doc)).toBe(schemaVersion)
  expect(readAgendaField(doc, 'title')).toMatchObject([{ value: 'Jaaragenda', by: 'Anna' }])
  expect(readAgendaField(doc, 'status')).toMatchObject([{ value: 'draft' }])
  expect(() => createAgenda(doc, writer, { title: 'again', kind: 'year' })).toThrow('agenda')
})

test('a new agenda with a value that does not fit throws', () => {
  const { doc, writer } = peers().anna
  expect(() => createAgenda(doc, writer, { title: 'x', kind: 'yearly' })).toThrow('valueDoesNotFitField (kind)')
})

test.each([schemaVersion + 1, 'two'])('every command refuses a document of form %s', (version) => {
  const { doc, writer } = peers().anna
  const id = add(doc, writer, 'action', null, 'action')
  agendaOf(doc).set(agendaKey.schemaVersion, version)
  expect(isNewer(doc)).toBe(true)
  const before = Y.encodeStateVector(doc)
  const outcomes = [
    moveBlock(doc, writer, id, { parent: null, after: null }),
    moveUp(doc, writer, id),
    moveDown(doc, writer, id),
    indentBlock(doc, writer, id),
    outdentBlock(doc, writer, id),
    duplicateBlock(doc, writer, id),
    deleteBlock(doc, writer, id),
    restoreBlocks(doc, writer, 'group'),
    changeType(doc, writer, id, 'pillar'),
    setField(doc, writer, id, 'status', 'done'),
    setAgendaField(doc, writer, 'title', 'title'),
  ]
  expect(new Set(outcomes.map(refusalOf))).toEqual(new Set(['agendaIsNewer']))
  expect(Y.encodeStateVector(doc)).toEqual(before)
})
