import { limits } from '@lea/protocol'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { KnownContent } from './knownContent.ts'
import { Pending } from './pending.ts'
import { readUpdateContents } from './updateContents.ts'

test('what waits already is not counted again when a colleague repeats it, with or without more of his own', () => {
  const daan = new Y.Doc()
  const updates: Uint8Array[] = []
  daan.on('update', (update: Uint8Array) => updates.push(update))
  for (const words of ['Begin', 'x'.repeat(limits.pendingBytes * 0.6), 'end']) daan.getText('text').insert(0, words)
  const [, paste = new Uint8Array(), more = new Uint8Array()] = updates
  const known = new KnownContent()
  const pending = new Pending(known)
  const takes = (update: Uint8Array) => {
    const contents = readUpdateContents(update)
    if (pending.wouldOverflow(contents)) return false
    known.add(contents)
    pending.add(contents)
    return true
  }
  expect(takes(paste)).toBe(true)
  const carla = new Y.Doc()
  carla.getText('text').insert(0, 'Carla')
  Y.applyUpdate(carla, paste)
  expect(takes(Y.encodeStateAsUpdate(carla))).toBe(true)
  expect(pending.structs).toBe(1)
  // In one piece what came in two.
  expect(takes(more)).toBe(true)
  Y.applyUpdate(carla, more)
  carla.getText('text').insert(0, 'And ')
  expect(takes(Y.encodeStateAsUpdate(carla))).toBe(true)
  expect(pending.structs).toBe(2)
  const bram = new Y.Doc()
  bram.getText('text').insert(0, 'Bram')
  const sinceBegin = Y.encodeStateVector(bram)
  bram.getText('text').insert(0, 'y'.repeat(limits.pendingBytes * 0.6))
  expect(takes(Y.encodeStateAsUpdate(bram, sinceBegin))).toBe(false)
})
