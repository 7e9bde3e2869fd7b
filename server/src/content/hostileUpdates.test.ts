import { blockKey, blocksOf, deleteBlock, fillSampleAgenda, LiveAgenda, newAgendaDoc, rootKey } from '@lea/agenda'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { compact } from '../compaction/compact.ts'
import { Random } from '../simulation/random.ts'
import { histories } from '../test/histories.ts'
import { hostileUpdate } from '../test/hostileUpdate.ts'
import { readUpdateContents } from './updateContents.ts'

/** More by hand: RUNS=2000 npx vitest run --project server src/content/hostileUpdates.test.ts */
const numRuns = Number(process.env.RUNS ?? 40)

const writer = { deviceId: 'anna', name: 'Anna' }

/** A document in which somebody looks at everything, as a screen does. */
function watched(updates: readonly Uint8Array[]): Y.Doc {
  const doc = newAgendaDoc()
  for (const update of updates) Y.applyUpdate(doc, update)
  for (const type of [doc.getText('text'), doc.getArray('list'), doc.getMap('map'), doc.getXmlFragment('prose')])
    type.observeDeep(() => undefined)
  return doc
}

function writeAndDeleteEverything(doc: Y.Doc): void {
  const [text, list, map, prose] = [
    doc.getText('text'),
    doc.getArray('list'),
    doc.getMap('map'),
    doc.getXmlFragment('prose'),
  ]
  text.insert(0, 'words')
  text.insert(text.length, 'words')
  text.format(0, 3, { bold: true })
  list.push([1])
  map.set('key 0', 1)
  prose.push([new Y.XmlElement('paragraph')])
  text.delete(0, text.length)
  list.delete(0, list.length)
  map.clear()
  prose.delete(0, prose.length)
}

test('an update that says what can not be is refused, or whoever takes it in can go on writing, deleting and keeping', () => {
  let passed = 0
  fc.assert(
    fc.property(histories, fc.nat(), (history, seed) => {
      if (history.length === 0) return
      const random = new Random(seed)
      const [before, after] = [history.slice(0, history.length / 2 + 1), history.slice(history.length / 2 + 1)]
      const known = watched(before)
      for (let i = 0; i < 10; i++) {
        const hostile = [hostileUpdate(random, known), hostileUpdate(random, known)]
        for (const one of hostile) readUpdateContents(one)
        passed += 1
        const doc = watched([...before, ...hostile, ...after])
        writeAndDeleteEverything(doc)
        const written = Y.encodeStateAsUpdate(doc)
        readUpdateContents(written)
        const tail = [...history, ...hostile, written]
        Y.mergeUpdates(tail)
        expect(compact({ snapshot: null, tail, through: 1 }).update.length).toBeGreaterThan(0)
        Y.applyUpdate(watched([...hostile, ...history]), written)
      }
    }),
    { numRuns, seed: 2027 },
  )
  expect(passed).toBeGreaterThan(0)
}, 3_600_000)

test('an agenda in which such an update came can be shown and written in', () => {
  const sample = new Y.Doc()
  fillSampleAgenda(sample, writer)
  const update = Y.encodeStateAsUpdate(sample)
  const [oneBlock = ''] = blocksOf(sample).keys()
  const words = {
    roots: [rootKey.blocks, rootKey.agenda],
    keys: [...Object.values(blockKey), oneBlock, 'f:status:anna'],
  }
  for (let seed = 1; seed <= numRuns / 4; seed++) {
    const random = new Random(seed)
    const doc = newAgendaDoc()
    Y.applyUpdate(doc, update)
    const faults: unknown[] = []
    const agenda = new LiveAgenda(doc, (problem) => faults.push(problem))
    for (let i = 0; i < 10; i++) {
      const hostile = hostileUpdate(random, doc, words)
      readUpdateContents(hostile)
      Y.applyUpdate(doc, hostile)
      for (const id of agenda.tree().nodes.keys()) agenda.block(id)
      agenda.conflicts()
      agenda.agenda()
      agenda.budget()
    }
    const [anywhere = ''] = agenda.tree().nodes.keys()
    deleteBlock(doc, writer, anywhere)
    expect(faults).toEqual([])
  }
}, 3_600_000)
