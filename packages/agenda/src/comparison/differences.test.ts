import fc from 'fast-check'
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
import { readDifferences } from './differences.ts'
import { noteErasure } from './noteErasure.ts'
import { readSignatures } from './signatures.ts'
import { joinSpans, type Span, withoutSpans } from './spans.ts'

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

function write(peer: Peer, block: string, words: string, at?: number): void {
  const text = textOf(peer, block)
  text.insert(at ?? text.length, words)
}

function textOf({ doc }: Peer, block: string): Y.XmlText {
  const body = blocksOf(doc).get(block)?.get('body')
  const paragraph = body instanceof Y.XmlFragment ? body.get(0) : undefined
  if (!(paragraph instanceof Y.XmlElement)) throw new Error(`no paragraph in ${block}`)
  const known = paragraph.get(0)
  if (known instanceof Y.XmlText) return known
  const text = new Y.XmlText()
  paragraph.insert(0, [text])
  return text
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
    {
      block: action,
      what: 'body',
      before: 'Les',
      after: 'Les 🎓 elke week',
      erased: false,
      authors: [{ client: bram.doc.clientID }],
    },
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

function erase(peer: Peer, block: string, at: number, length: number): void {
  textOf(peer, block).delete(at, length)
}

test('words that were taken away are told with who noted it, and who wrote beside them', () => {
  const { differences, action, bram } = since(
    (bram, { action }) => {
      erase(bram, action, 0, 4)
      write(bram, action, ' elke week')
      done(noteErasure(bram.doc, bram.writer, action, 'body'))
    },
    ({ action }, anna) => write(anna, action, 'Vier lessen'),
  )
  const client = bram.doc.clientID
  expect(differences).toEqual([
    {
      block: action,
      what: 'body',
      before: 'Vier lessen',
      after: ' lessen elke week',
      erased: true,
      authors: [{ client }, { name: 'Bram', deviceId: bram.writer.deviceId, client }],
    },
  ])
})

test('what the reader took away is not told as another’s; what lies beside it that another took away is', () => {
  const { anna, bram } = peers()
  createAgenda(anna.doc, anna.writer, { title: 'Jaaragenda', kind: 'year' })
  const action = add(anna, 'action', add(anna, 'section', null, 'Taal'), 'Taalklas')
  write(anna, action, 'een twee drie')
  const base = Y.encodeStateAsUpdate(anna.doc)
  Y.applyUpdate(bram.doc, base)
  const own: Span[] = []
  anna.doc.on('afterTransaction', ({ deleteSet }: Y.Transaction) => {
    for (const [client, items] of deleteSet.clients)
      own.push(...items.map(({ clock, len }): Span => [client, clock, len]))
  })
  erase(anna, action, 4, 5)
  const erased = () =>
    readDifferences(base, Y.encodeStateAsUpdate(anna.doc), [...own]).map((each) => 'erased' in each && each.erased)
  expect(erased()).toEqual([false])
  const known = own.length
  erase(bram, action, 0, 5)
  Y.applyUpdate(anna.doc, Y.encodeStateAsUpdate(bram.doc))
  own.length = known
  expect(erased()).toEqual([true])
})

test('who only made words bold wrote none of them', () => {
  const { differences } = since(
    (bram, { action }) => {
      textOf(bram, action).format(0, 4, { bold: {} })
    },
    ({ action }, anna) => write(anna, action, 'Vier lessen'),
  )
  expect(differences).toEqual([])
})

test('spans are what is left of them', () => {
  const random = fc.array(fc.tuple(fc.integer({ min: 1, max: 3 }), fc.nat(30), fc.integer({ min: 1, max: 8 })))
  const clocks = (spans: readonly Span[]) =>
    new Set(spans.flatMap(([client, clock, length]) => Array.from({ length }, (_, at) => `${client}:${clock + at}`)))
  fc.assert(
    fc.property(random, random, (spans, taken) => {
      const gone = clocks(taken)
      expect(clocks(withoutSpans(spans, taken))).toEqual(new Set([...clocks(spans)].filter((each) => !gone.has(each))))
      expect(clocks(joinSpans(spans))).toEqual(clocks(spans))
    }),
  )
})
