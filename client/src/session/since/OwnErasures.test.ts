import { addBlock, blocksOf, createAgenda, fieldOfKey, newAgendaDoc } from '@lea/agenda'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { OwnErasures } from './OwnErasures.ts'

const anna = { deviceId: 'device-of-anna', name: 'Anna' }

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  vi.useRealTimers()
})

/** Words of a colleague in a text that Anna erases from, and the clocks of her notes about that. */
function words() {
  const doc = newAgendaDoc()
  createAgenda(doc, anna, { title: 'Jaaragenda', kind: 'year' })
  const made = addBlock(doc, anna, { type: 'section', parent: null, title: 'Taal' })
  if (!made.ok) throw new Error(made.refusal)
  const text = new Y.XmlText()
  const body = blocksOf(doc).get(made.value)?.get('body') as Y.XmlFragment
  doc.transact(() => (body.get(0) as Y.XmlElement).insert(0, [text]), anna)
  const bram = new Y.Doc()
  Y.applyUpdate(bram, Y.encodeStateAsUpdate(doc))
  const his = ((bram.getMap('blocks').get(made.value) as Y.Map<unknown>).get('body') as Y.XmlFragment).get(0)
  ;((his as Y.XmlElement).get(0) as Y.XmlText).insert(0, 'een twee drie')
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(bram))
  const erasures = new OwnErasures(doc, anna)
  doc.on('afterTransaction', (transaction) => {
    if (transaction.local) erasures.read(transaction)
  })
  const notes: string[] = []
  blocksOf(doc)
    .get(made.value)
    ?.observe(({ keysChanged }) => {
      for (const key of keysChanged) if (fieldOfKey(key)?.field === 'erased') notes.push(key)
    })
  const write = (letters: string) => doc.transact(() => text.insert(text.length, letters), anna)
  const erase = (from: number, count: number) => doc.transact(() => text.delete(from, count), anna)
  return { erasures, notes, write, erase }
}

test('words of another that are taken away are noted once in a minute, and those taken away meanwhile at its end', () => {
  const { notes, erase } = words()
  erase(0, 1)
  vi.advanceTimersByTime(1)
  expect(notes).toHaveLength(1)
  erase(0, 1)
  erase(0, 1)
  vi.advanceTimersByTime(50_000)
  expect(notes).toHaveLength(1)
  vi.advanceTimersByTime(15_000)
  expect(notes).toHaveLength(2)
})

test('who looks away leaves no note waiting, and a document that is being closed gets none', () => {
  const { erasures, notes, erase } = words()
  erase(0, 1)
  vi.advanceTimersByTime(1)
  erase(0, 1)
  erasures.writeWaiting()
  expect(notes).toHaveLength(2)
  erase(0, 1)
  erasures.end()
  vi.advanceTimersByTime(120_000)
  expect(notes).toHaveLength(2)
})

test('own words of a moment ago are nobody’s but one’s own; those that stood for some seconds may have been seen', () => {
  const { notes, write, erase } = words()
  write(' vier')
  erase(17, 1)
  vi.advanceTimersByTime(1)
  expect(notes).toHaveLength(0)
  vi.advanceTimersByTime(10_000)
  erase(16, 1)
  vi.advanceTimersByTime(1)
  expect(notes).toHaveLength(1)
})
