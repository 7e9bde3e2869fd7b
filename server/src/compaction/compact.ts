import { newAgendaDoc } from '@lea/agenda'
import * as Y from 'yjs'
import { KnownContent } from '../content/knownContent.ts'
import { readUpdateContents } from '../content/updateContents.ts'
import type { Snapshot } from '../storage/agendaStore.ts'

/** What is put together: the snapshot until now, and updates that came after it, the last of which has number `through`. */
export type CompactionJob = { snapshot: Uint8Array | null; tail: readonly Uint8Array[]; through: number }

/**
 * Puts a snapshot and its tail together in one update, through a Y.Doc: merged bytes alone are nearly twice as large
 * and take a client three times as long to apply. What still waits for other updates stays in it.
 * Takes as long as opening the agenda does, so it runs in a worker. Throws when the result would hold less than what
 * went in; the tail is then simply kept.
 */
export function compact({ snapshot, tail, through }: CompactionJob): Snapshot {
  const inputs = snapshot === null ? tail : [snapshot, ...tail]
  const doc = newAgendaDoc()
  doc.transact(() => {
    for (const input of inputs) Y.applyUpdate(doc, input)
  })
  const update = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  if (!knownOf([update]).coversAllOf(knownOf(inputs))) throw new Error('Compaction would lose content')
  const stateVector = Y.encodeStateVectorFromUpdate(update)
  return { through, update, stateVector, beyond: Y.diffUpdate(update, stateVector) }
}

function knownOf(updates: readonly Uint8Array[]): KnownContent {
  const known = new KnownContent()
  for (const update of updates) known.add(readUpdateContents(update))
  return known
}
