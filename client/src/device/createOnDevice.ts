import type { Writer } from '@lea/agenda'
import * as Y from 'yjs'
import { listAgenda } from './agendaList.ts'
import { appendRows } from './appendRows.ts'
import { type Device, randomId } from './device.ts'
import { updatesToRows } from './rows.ts'
import { touchedPlaces } from './touchedPlaces.ts'

/**
 * Makes a new agenda on this device and answers its id; `fill` writes what it begins with, as `name`, or as the `person`
 * that a server knows. Rejects when the device can't store it, and then there is none.
 */
export async function createOnDevice(
  { database, deviceId }: Device,
  name: string,
  fill: (doc: Y.Doc, writer: Writer) => void,
  person?: string,
): Promise<string> {
  const id = randomId()
  const doc = new Y.Doc()
  const writer: Writer = { deviceId, name, person }
  const places = new Set<string>()
  doc.on('afterTransaction', (transaction) => {
    for (const place of touchedPlaces(transaction)) places.add(place)
  })
  fill(doc, writer)
  const rows = updatesToRows(id, [Y.encodeStateAsUpdate(doc)])
  await database.transaction('rw', database.agendas, database.updates, database.relay, async () => {
    await appendRows(database, id, rows, { changes: 1, clients: new Set([doc.clientID]), places })
    await listAgenda(database, id, doc, person)
  })
  doc.destroy()
  return id
}
