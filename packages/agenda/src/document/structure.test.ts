import { expect, test, vi } from 'vitest'
import type * as Y from 'yjs'
import { addBlock } from '../commands/addBlock.ts'
import { createAgenda } from '../commands/createAgenda.ts'
import { deleteBlock } from '../commands/deleteBlock.ts'
import { blockKey, blocksOf } from '../keys.ts'
import { textToProse } from '../prose/prose.ts'
import { peers } from '../test/peers.ts'
import { readTree } from './read.ts'

function textOf(doc: Y.Doc, id: string): Y.XmlText {
  const body = blocksOf(doc).get(id)?.get(blockKey.body) as Y.XmlFragment
  return (body.get(0) as Y.XmlElement).get(0) as Y.XmlText
}

test('an observer that asks what exactly was typed does not make all blocks be read anew', () => {
  const { anna, bram } = peers()
  createAgenda(anna.doc, anna.writer, { title: 'Jaaragenda', kind: 'year' })
  const added = addBlock(anna.doc, anna.writer, { type: 'action', parent: null, body: textToProse('Tekst') })
  if (!added.ok) throw new Error(added.refusal)
  const before = readTree(bram.doc)
  // computing a delta begins a transaction of its own, which is still under way when the listeners are called
  textOf(bram.doc, added.value).observe((event) => void event.delta)
  const reading = vi.spyOn(blocksOf(bram.doc), 'forEach')
  let seen: unknown
  bram.doc.on('afterTransaction', () => {
    seen = readTree(bram.doc)
  })
  textOf(anna.doc, added.value).insert(0, 'Meer ')
  expect(seen).toBe(before)
  expect(reading).not.toHaveBeenCalled()
})

test('in the middle of a transaction the tree is as far as the transaction is', () => {
  const { anna } = peers()
  createAgenda(anna.doc, anna.writer, { title: 'Jaaragenda', kind: 'year' })
  const added = addBlock(anna.doc, anna.writer, { type: 'action', parent: null })
  if (!added.ok) throw new Error(added.refusal)
  anna.doc.transact(() => {
    deleteBlock(anna.doc, anna.writer, added.value)
    expect(readTree(anna.doc).roots).toEqual([])
  })
  expect(readTree(anna.doc).roots).toEqual([])
})
