import { newAgendaDoc } from '@lea/agenda'
import * as Y from 'yjs'
import { listAgenda } from './agendaList.ts'
import { appendRows } from './appendRows.ts'
import type { Device } from './device.ts'
import type { LeaFile } from './readLeaFile.ts'
import { applyRows, findRows, updatesToRows } from './rows.ts'
import { TabChannel } from './tabChannel.ts'
import { touchedPlaces } from './touchedPlaces.ts'

/**
 * Puts an agenda from a file on this device, beside what is there of the same agenda: an older file takes nothing back.
 * Answers whether it was on the list. Rejects when the device can't store it; nothing has changed then.
 *
 * At once: tabs that have the agenda open show it as soon as it is stored.
 */
export async function mergeFile({ database }: Device, { agendaId, update }: LeaFile): Promise<{ isKnown: boolean }> {
  const doc = newAgendaDoc()
  // counts as written here, as whoever: until the relay has said that it has everything, nobody knows that it does
  const clients = new Set([doc.clientID])
  const known = await findRows(database, agendaId, 0)
  applyRows(doc, known, null)
  let places = new Set<string>()
  doc.once('afterTransaction', (transaction: Y.Transaction) => {
    places = touchedPlaces(transaction)
  })
  Y.applyUpdate(doc, update)
  const isKnown = (await database.agendas.get(agendaId)) !== undefined
  const stored = await database.transaction('rw', database.agendas, database.updates, database.relay, async () => {
    const added = await appendRows(database, agendaId, updatesToRows(agendaId, [update]), {
      changes: 1,
      clients,
      places,
    })
    await listAgenda(database, agendaId, doc)
    return added
  })
  doc.destroy()
  const channel = new TabChannel(database.name, agendaId, () => undefined)
  channel.send([update], stored)
  channel.close()
  return { isKnown }
}
