import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { dismissFinding, readDismissals } from './checks/dismissal.ts'
import { addBlock } from './commands/addBlock.ts'
import { deleteBlock } from './commands/deleteBlock.ts'
import { duplicateBlock } from './commands/duplicateBlock.ts'
import { readTree } from './document/read.ts'
import { setAgendaField, setField } from './fields/setField.ts'
import { noteTouch, readTouches } from './lead/touches.ts'
import { personOfSignature } from './signature.ts'
import { peers } from './test/peers.ts'

const id = 'abcdefghijklmnopqrstuv'

function filled(person: string | undefined) {
  const { anna, bram } = peers()
  const known = person === undefined ? anna.writer : { ...anna.writer, person }
  const made = addBlock(anna.doc, known, { type: 'action', parent: null, fields: { status: 'running' } })
  if (!made.ok) throw new Error(made.refusal)
  const block = made.value
  setField(anna.doc, known, block, 'status', 'done')
  setAgendaField(anna.doc, known, 'title', 'Jaaragenda')
  duplicateBlock(anna.doc, known, block)
  noteTouch(anna.doc, known, block, { organisation: 'School', kinds: ['fields'], at: '2026-01-01T10:00:00.000Z' })
  dismissFinding(anna.doc, known, { check: 'workHasNoLead', block, detail: '' }, 'Dat hoort zo')
  deleteBlock(anna.doc, known, block)
  return { doc: bram.doc, block }
}

const bytesOf = (doc: Y.Doc) => Buffer.from(Y.encodeStateAsUpdate(doc))

test('whom a server knows signs with who that is, and the name is nowhere in what is kept', () => {
  const { doc } = filled(id)
  expect(bytesOf(doc).includes('Anna')).toBe(false)
  expect(personOfSignature(readTree(doc).bin[0]?.by ?? '')).toBe(id)
  expect(personOfSignature(readTouches(doc)[0]?.by ?? '')).toBe(id)
  expect([...readDismissals(doc).values()].flat().map(({ by }) => personOfSignature(by))).toEqual([id])
})

test('where no server knows anybody, the name is what one signs with', () => {
  const { doc } = filled(undefined)
  expect(bytesOf(doc).includes('Anna')).toBe(true)
  expect(readTree(doc).bin[0]?.by).toBe('Anna')
  expect(personOfSignature('Anna')).toBeUndefined()
  expect(personOfSignature('person:Anna')).toBeUndefined()
})
