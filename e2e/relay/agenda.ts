import { newId, type Writer } from '@lea/agenda'
import * as Y from 'yjs'
import { Colleague } from './colleague.ts'
import type { Relay } from './relay.ts'

/** Makes an agenda on the relay before the story begins. Resolves with its id when the relay can give all of it. */
export async function makeAgenda(relay: Relay, fill: (doc: Y.Doc, writer: Writer) => void): Promise<string> {
  const agendaId = newId()
  const maker = await Colleague.join(relay, agendaId)
  fill(maker.doc, { deviceId: 'maker', name: 'Maker' })
  const made = Y.encodeStateVector(maker.doc)
  for (;;) {
    const reader = await Colleague.join(relay, agendaId)
    const has = Y.encodeStateVector(reader.doc)
    reader.leave()
    if (Buffer.from(has).equals(made)) break
  }
  maker.leave()
  return agendaId
}
