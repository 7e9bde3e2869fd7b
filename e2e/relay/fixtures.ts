import { newId, type Writer } from '@lea/agenda'
import * as Y from 'yjs'
import { Colleague } from './colleague.ts'
import type { Relay } from './relay.ts'

/**
 * Writes one of the real agendas (`@lea/agenda/fixtures`) to the relay, as a colleague without a browser does. Resolves with its id when
 * the relay can give all of it.
 */
export async function bringFixture(relay: Relay, fill: (doc: Y.Doc, writer: Writer) => void): Promise<string> {
  const agendaId = newId()
  const maker = await Colleague.join(relay, agendaId)
  fill(maker.doc, { deviceId: 'maker', name: 'Maker' })
  await untilRelayHas(relay, agendaId, maker.doc)
  maker.leave()
  return agendaId
}

/** Resolves when somebody who joins gets all of this document. */
export async function untilRelayHas(relay: Relay, agendaId: string, doc: Y.Doc): Promise<void> {
  const made = Buffer.from(Y.encodeStateVector(doc))
  for (let isThere = false; !isThere; ) {
    const reader = await Colleague.join(relay, agendaId)
    isThere = made.equals(Y.encodeStateVector(reader.doc))
    reader.leave()
  }
}
