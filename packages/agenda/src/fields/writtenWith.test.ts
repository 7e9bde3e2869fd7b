import { expect, test } from 'vitest'
import { addBlock } from '../commands/addBlock.ts'
import { deleteBlock } from '../commands/deleteBlock.ts'
import { noteTouch, readTouches } from '../lead/touches.ts'
import { peers } from '../test/peers.ts'
import { setField } from './setField.ts'
import { clientOfDeletion, clientOfField } from './writtenWith.ts'

test('whose value it is stands in the document beside the name that its writer gave', () => {
  const { anna, bram } = peers()
  const made = addBlock(anna.doc, anna.writer, { type: 'action', parent: null })
  if (!made.ok) throw new Error(made.refusal)
  const block = made.value
  const asAnna = { ...bram.writer, name: anna.writer.name }
  setField(bram.doc, asAnna, block, 'status', 'done')
  noteTouch(bram.doc, asAnna, block, { organisation: '', kinds: ['fields'], at: '2026-01-01T10:00:00.000Z' })
  deleteBlock(bram.doc, asAnna, block)
  expect(clientOfField(anna.doc, block, 'status', bram.writer.deviceId)).toBe(bram.doc.clientID)
  expect(clientOfField(anna.doc, block, 'status', anna.writer.deviceId)).toBeUndefined()
  expect(clientOfField(anna.doc, 'nowhere', 'status', bram.writer.deviceId)).toBeUndefined()
  expect(clientOfDeletion(anna.doc, block)).toBe(bram.doc.clientID)
  expect(readTouches(anna.doc)).toMatchObject([{ by: anna.writer.name, client: bram.doc.clientID }])
})
