import { addBlock, createAgenda, type FieldValue, readBlock, setField } from '@lea/agenda'
import { afterEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { createOnDevice } from '../../device/createOnDevice.ts'
import { Database } from '../../device/database.ts'
import { openSession } from '../../session/openSession.ts'
import { type Draft, giveUpDraft, saveDraft } from './saveDraft.ts'

let browsers = 0
const endings: (() => Promise<unknown>)[] = []

afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end()
})

/** Anna types in a field of words of an action; Bram has the agenda too, and hears of it when they meet. */
async function annaAndBram(stood: FieldValue = 'PO') {
  const device = { database: new Database(`browser-of-saved-drafts-${++browsers}`), deviceId: 'anna', failure: null }
  endings.push(async () => device.database.close())
  const agendaId = await createOnDevice(device, 'Anna', (doc, writer) =>
    createAgenda(doc, writer, { title: 'Jaaragenda', kind: 'year' }),
  )
  const opened = await openSession({
    agendaId,
    device,
    person: { name: 'Anna', organisation: 'Gemeente' },
    relayUrl: null,
    store: { batchMs: 5 },
  })
  if (!opened.ok) throw new Error(opened.reason)
  const session = opened.value
  endings.push(() => session.close())
  const fields = { partnersNote: stood, planning: null }
  const added = session.run((doc, writer) => addBlock(doc, writer, { type: 'action', parent: null, fields }))
  if (!added.ok) throw new Error(added.refusal)
  const bram = { doc: new Y.Doc(), writer: { deviceId: 'bram', name: 'Bram' } }
  const meet = () => {
    Y.applyUpdate(bram.doc, Y.encodeStateAsUpdate(session.doc))
    Y.applyUpdate(session.doc, Y.encodeStateAsUpdate(bram.doc))
  }
  meet()
  const place = { block: added.value, field: 'partnersNote' }
  const entries = (doc = session.doc) => readBlock(doc, added.value)?.fields.partnersNote ?? []
  const values = (doc?: Y.Doc) => entries(doc).map(({ value }) => value)
  let draft: Draft = { words: String(stood ?? ''), before: String(stood ?? ''), seen: entries() }
  const type = (words: string) => {
    draft = { ...draft, words }
    session.drafts.keep(place, { words, value: words.trim(), seen: draft.seen }, true)
  }
  /** Anna rests for a moment, in the field; or leaves it. */
  const save = () => {
    const saved = saveDraft(session, place, draft, draft.words.trim() || null)
    if (!saved.ok) throw new Error(saved.refusal)
    draft = saved.value
  }
  const giveUp = (value?: string) => giveUpDraft(session, place, draft, value)
  const bramWrites = (value: FieldValue) => setField(bram.doc, bram.writer, added.value, 'partnersNote', value)
  return { session, bram, bramWrites, meet, values, type, save, giveUp, words: () => draft.words }
}

test('what Anna writes on one visit to a field replaces what she wrote before on it, and is one step of undo', async () => {
  const { session, type, save, values, words } = await annaAndBram()
  const steps = session.undo.undoStack.length
  for (const typed of ['PO en ', 'PO en KO', 'PO en KO, JGZ']) {
    type(typed)
    save()
    // the space stands in the field, where she types on
    expect(words()).toBe(typed)
    expect(values()).toEqual([typed.trim()])
  }
  save()
  expect(session.undo.undoStack).toHaveLength(steps + 1)
  session.undo.undo()
  expect(values()).toEqual(['PO'])
  session.undo.redo()
  expect(values()).toEqual(['PO en KO, JGZ'])
})

test('what Anna did between two visits is a step between them', async () => {
  const { session, type, save, values } = await annaAndBram()
  type('PO en KO')
  save()
  session.run((doc, writer) => addBlock(doc, writer, { type: 'section', parent: null }))
  type('PO en JGZ')
  save()
  session.undo.undo()
  expect(values()).toEqual(['PO en KO'])
})

test('what Bram writes meanwhile stays beside what Anna writes, however often; her own words never stand there twice', async () => {
  const { type, save, bram, bramWrites, meet, values } = await annaAndBram()
  type('PO en')
  save()
  bramWrites('Bram')
  meet()
  expect(values()).toEqual(['PO en', 'Bram'])
  for (const typed of ['PO en KO', 'PO en KO, JGZ']) {
    type(typed)
    save()
    meet()
  }
  expect([values(), values(bram.doc)]).toEqual([
    ['Bram', 'PO en KO, JGZ'],
    ['Bram', 'PO en KO, JGZ'],
  ])
})

test('Bram changes what Anna has written while she rests in the field: leaving it doesn’t write over his words', async () => {
  const { type, save, bramWrites, meet, values } = await annaAndBram()
  type('PO en KO')
  save()
  meet()
  bramWrites('PO en KO, zegt Bram')
  meet()
  save()
  expect(values()).toEqual(['PO en KO, zegt Bram'])
  type('PO en KO en JGZ')
  save()
  expect(values()).toEqual(['PO en KO, zegt Bram', 'PO en KO en JGZ'])
})

test('giving up puts back what stood there when Anna came', async () => {
  const { session, type, save, giveUp, values } = await annaAndBram()
  type('PO en KO')
  save()
  type('PO en KO, JGZ')
  giveUp()
  expect(values()).toEqual(['PO'])
  expect(session.status().unwritten.fields).toBe(0)
})

test('what Anna gives up comes back whole when she takes that back, also what she typed since she rested', async () => {
  const { session, type, save, giveUp, values } = await annaAndBram()
  type('PO en KO')
  save()
  type('PO en KO, JGZ')
  giveUp('PO en KO, JGZ')
  expect(values()).toEqual(['PO'])
  session.undo.redo()
  expect(values()).toEqual(['PO en KO, JGZ'])
  session.undo.undo()
  expect(values()).toEqual(['PO'])
})

test('giving up leaves alone what Bram made of it, and what Anna did before', async () => {
  const { session, type, save, giveUp, bramWrites, meet, values } = await annaAndBram(null)
  const steps = session.undo.undoStack.length
  type('PO')
  save()
  meet()
  bramWrites('KO')
  meet()
  giveUp('PO')
  expect(values()).toEqual(['KO'])
  expect(session.undo.undoStack).toHaveLength(steps + 1)
})

test('what Anna may not write any more stays in the field, and the status says so', async () => {
  const { session, type, save, values } = await annaAndBram()
  type('PO en KO')
  vi.spyOn(session, 'readOnly').mockReturnValue('reader')
  expect(save).toThrow('mayNotWrite')
  expect(values()).toEqual(['PO'])
  expect(session.status().unwritten).toEqual({ fields: 1, staying: 1 })
})

test('the status says saved only when the words of a field are in the document', async () => {
  const { session, type, save } = await annaAndBram()
  await vi.waitFor(() => expect(session.status().word).toBe('savedOnDevice'))
  type('PO en KO')
  expect(session.status().word).toBe('saving')
  save()
  await vi.waitFor(() => expect(session.status().word).toBe('savedOnDevice'))
  session.drafts.keep({ block: null, field: 'title' }, { words: 'x', value: 'x', seen: [] })
  expect(session.status().word).toBe('inField')
  session.drafts.drop({ block: null, field: 'title' })
  expect(session.status().word).toBe('savedOnDevice')
})
