import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { addBlock } from '../commands/addBlock.ts'
import { createAgenda } from '../commands/createAgenda.ts'
import { deleteBlock } from '../commands/deleteBlock.ts'
import { moveBlock } from '../commands/moveBlock.ts'
import { restoreBlocks } from '../commands/restoreBlocks.ts'
import { readTree } from '../document/read.ts'
import { setAgendaField, setField } from '../fields/setField.ts'
import { blocksOf } from '../keys.ts'
import type { Outcome } from '../refusal.ts'
import { type Peer, peers } from '../test/peers.ts'
import { readDifferences, readSignatures } from './differences.ts'

const done = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new Error(outcome.refusal)
  return outcome.value
}

const add = (
  { doc, writer }: Peer,
  type: 'section' | 'action' | 'role' | 'text',
  parent: string | null,
  title: string,
) => done(addBlock(doc, writer, { type, parent, title }))

/** An agenda as Anna left it, and what Bram did to it since. */
function since(
  act: (bram: Peer, ids: { section: string; action: string }) => void,
  prepare?: (ids: { section: string; action: string }, anna: Peer) => void,
) {
  const { anna, bram } = peers()
  createAgenda(anna.doc, anna.writer, { title: 'Jaaragenda', kind: 'year' })
  const section = add(anna, 'section', null, 'Taal')
  const action = add(anna, 'action', section, 'Taalklas')
  prepare?.({ section, action }, anna)
  const base = Y.encodeStateAsUpdate(anna.doc)
  act(bram, { section, action })
  return {
    section,
    action,
    bram,
    differences: readDifferences(base, Y.encodeStateAsUpdate(bram.doc, Y.encodeStateVectorFromUpdate(base))),
  }
}

function write({ doc }: Peer, block: string, words: string, at?: number): void {
  const body = blocksOf(doc).get(block)?.get('body')
  const paragraph = body instanceof Y.XmlFragment ? body.get(0) : undefined
  if (!(paragraph instanceof Y.XmlElement)) throw new Error(`no paragraph in ${block}`)
  const known = paragraph.get(0)
  const text = known instanceof Y.XmlText ? known : new Y.XmlText()
  if (text !== known) paragraph.insert(0, [text])
  text.insert(at ?? text.length, words)
}

test('nothing is different when nobody did anything', () => {
  expect(since(() => undefined).differences).toEqual([])
})

test('a text that was written in is told with the old and the new words, and as whom it was written', () => {
  const { differences, action, bram } = since(
    (bram, { action }) => write(bram, action, ' 🎓 elke week'),
    ({ action }, anna) => write(anna, action, 'Les'),
  )
  expect(differences).toEqual([
    { block: action, what: 'body', before: 'Les', after: 'Les 🎓 elke week', authors: [{ client: bram.doc.clientID }] },
  ])
})

test('a field is told with its old and its new values and the name of who set it', () => {
  const { differences, action, bram } = since(
    (bram, { action }) => done(setField(bram.doc, bram.writer, action, 'status', 'running')),
    ({ action }, anna) => done(setField(anna.doc, anna.writer, action, 'status', 'planned')),
  )
  expect(differences).toMatchObject([
    { block: action, what: 'field', field: 'status', before: [{ value: 'planned' }], after: [{ value: 'running' }] },
  ])
  expect(differences[0]?.authors).toEqual([{ name: 'Bram', deviceId: bram.writer.deviceId }])
})

test('a field of the agenda comes first, without a block', () => {
  const { differences } = since((bram, { action }) => {
    done(setField(bram.doc, bram.writer, action, 'status', 'running'))
    done(setAgendaField(bram.doc, bram.writer, 'municipality', 'Waddenmeer'))
  })
  expect(differences.map(({ block, what }) => [block === null, what])).toEqual([
    [true, 'field'],
    [false, 'field'],
  ])
})

test('what was made together is one difference that counts its parts', () => {
  const { differences } = since((bram) => {
    const chapter = add(bram, 'section', null, 'Sport')
    const action = add(bram, 'action', chapter, 'Zwemles')
    add(bram, 'role', action, '')
  })
  expect(differences).toMatchObject([{ what: 'added', count: 3 }])
})

test('what was deleted is one difference with its title, and names who did it', () => {
  const { differences, section } = since((bram, { section }) => done(deleteBlock(bram.doc, bram.writer, section)))
  expect(differences).toMatchObject([
    { block: section, what: 'deleted', count: 2, title: 'Taal', type: 'section', authors: [{ name: 'Bram' }] },
  ])
})

test('deleted and brought back is no difference', () => {
  const { differences } = since((bram, { section }) => {
    done(deleteBlock(bram.doc, bram.writer, section))
    const group = readTree(bram.doc).bin[0]?.group ?? ''
    done(restoreBlocks(bram.doc, bram.writer, group))
  })
  expect(differences).toEqual([])
})

test('a move is told with where it stood and where it stands', () => {
  let other = ''
  const { differences, section, action } = since(
    (bram, { action }) => done(moveBlock(bram.doc, bram.writer, action, { parent: other, after: null })),
    (_, anna) => {
      other = add(anna, 'section', null, 'Sport')
    },
  )
  expect(differences).toMatchObject([{ block: action, what: 'moved', from: section, to: other }])
})

test('who set a field signed the client id that they write text with', () => {
  const { bram } = since((bram, { action }) => done(setField(bram.doc, bram.writer, action, 'status', 'running')))
  expect(readSignatures(bram.doc).get(bram.doc.clientID)).toBe('Bram')
})
