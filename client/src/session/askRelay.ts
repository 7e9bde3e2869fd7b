import { newAgendaDoc, schemaVersion } from '@lea/agenda'
import { protocolVersion, syncParameter, syncPath } from '@lea/protocol'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import type { Database } from '../device/database.ts'
import { findLastWords, placeOfLastWords } from '../device/lastWords.ts'
import { whileClosed } from '../device/openMark.ts'
import { confirmRows } from '../device/relayKnowledge.ts'
import { applyRows, findRows } from '../device/rows.ts'

/** So long the relay may take to give an agenda. */
const arrivalMs = 15_000

type Asked = { database: Database; relayUrl: string; agendaId: string; webSocket?: typeof WebSocket }

/**
 * Asks the relay whether it has everything of an agenda that this device has, and writes it down if so: who left an agenda
 * at once never heard. Nothing is sent and nothing is taken over: what waits goes when the agenda is opened, where
 * somebody sees what becomes of it. Does nothing while a tab has the agenda open, which asks for itself.
 */
export async function askRelay({ database, relayUrl, agendaId, webSocket = WebSocket }: Asked): Promise<void> {
  await whileClosed(database.name, agendaId, async () => {
    const rows = await findRows(database, agendaId, 0)
    if (rows.length === 0) return
    const theirs = newAgendaDoc()
    const provider = new WebsocketProvider(relayUrl + syncPath, agendaId, theirs, {
      WebSocketPolyfill: webSocket,
      disableBc: true,
      params: { [syncParameter.protocol]: String(protocolVersion), [syncParameter.schema]: String(schemaVersion) },
    })
    try {
      if (!(await arrived(provider))) return
    } finally {
      provider.destroy()
    }
    const lastWords = findLastWords(placeOfLastWords(database.name, agendaId)).flatMap(({ updates }) => updates)
    let lacks = false
    theirs.on('update', () => {
      lacks = true
    })
    const damaged = applyRows(theirs, rows, 'device')
    for (const update of lastWords) Y.applyUpdate(theirs, update, 'device')
    if (lacks || damaged.length > 0 || theirs.store.pendingStructs !== null) return
    const ours = newAgendaDoc()
    applyRows(ours, rows, 'device')
    const stateVector = new Uint8Array(Y.encodeStateVector(ours))
    await database.transaction('rw', database.updates, database.relay, async () => {
      const [last] = await database.rowsOf(agendaId).reverse().limit(1).primaryKeys()
      // somebody came in meanwhile and wrote
      if (last === rows.at(-1)?.id) await confirmRows(database, agendaId, stateVector)
    })
  })
}

/** Resolves when the relay has given all that it has, or when it can't. */
function arrived(provider: WebsocketProvider): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), arrivalMs)
    const end = (isHere: boolean) => {
      clearTimeout(timer)
      resolve(isHere)
    }
    provider.on('sync', (isSynced) => {
      if (isSynced) end(true)
    })
    provider.on('connection-close', () => end(false))
    provider.on('connection-error', () => end(false))
  })
}
