import { newAgendaDoc, readSchemaVersion } from '@lea/agenda'
import { mayReconnectAfter, mayWriteAgenda } from '@lea/protocol'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { listAgenda, renameListed } from '../device/agendaList.ts'
import type { Database } from '../device/database.ts'
import type { Device } from '../device/device.ts'
import { AgendaStore, type Loaded, type StoreOptions } from '../device/updateStore.ts'
import { isWanted, whileClosed } from '../device/whileClosed.ts'
import { Line, type LineOptions } from './line.ts'
import { NoticeBoard } from './noticeBoard.ts'
import { OwnWork } from './ownWork.ts'
import { StatusLog } from './runningSession.ts'
import { Watch } from './watch.ts'

/** So long the relay may take for one agenda; a line on which nothing comes counts as broken long before. */
const longestMs = 300_000

/** And so long where it only answers requests, of which nobody tells that the last one failed. */
const exchangeMs = 60_000

/** What was rescued and isn't stored at once is tried so often more, after these waits. */
const rescueAgainMs = [250, 1_000, 3_000, 10_000]

/**
 * What came of it. inUse: a tab has the agenda open and sends for itself. offline: the relay isn't there. later: this agenda can't be
 * sent now. refused: the relay doesn't take it, or there is nothing here that can be sent.
 */
export type Sending = 'sent' | 'inUse' | 'offline' | 'later' | 'refused'

export type SendOptions = {
  agendaId: string
  device: Device
  relayUrl: string
  /** Hears that the relay is there, and takes what it lacks from now on. */
  begins?: () => void
  store?: StoreOptions
  line?: Pick<LineOptions, 'webSocket' | 'fetch' | 'locks' | 'timing'>
}

/**
 * Sends what waits in an agenda that no tab has open: by the same store and line as an open one, without anybody being seen there.
 * What colleagues did is taken in, is new at the next visit, and what it takes of one's own work along is rescued as ever:
 * the next visit shows it. Ends when the relay has everything, which is written down, or when it can't be had now.
 */
export async function sendWaiting(options: SendOptions): Promise<Sending> {
  let outcome: Sending = 'inUse'
  await whileClosed(options.device.database.name, options.agendaId, async () => {
    outcome = await send(options)
  })
  return outcome
}

async function send(options: SendOptions): Promise<Sending> {
  const { agendaId, device, store: storeOptions } = options
  const doc = newAgendaDoc()
  // the worker that compacts can't see into the memory of a window
  const compaction = device.forgets && { compaction: () => Promise.resolve(0) }
  const store = new AgendaStore(device.database, agendaId, { ...storeOptions, ...compaction })
  try {
    const loaded = await store.load(doc)
    if (readSchemaVersion(doc) === undefined) return 'refused'
    await keepSeen(device.database, agendaId, doc)
    return await sendLoaded(options, doc, store, loaded)
  } catch (error) {
    // the store has said why; nothing was taken away, and another time it may do
    console.warn('What waits can not be read now', error)
    return 'later'
  } finally {
    await store.close()
    doc.destroy()
  }
}

/**
 * Keeps a state as what one has seen, for when something comes in while nobody looks. What was kept so before and wasn't come
 * back to is older, and stays.
 */
async function keepSeen(database: Database, agenda: string, doc: Y.Doc): Promise<void> {
  try {
    const { readState, stateId } = await import('./since/LastVisit.ts')
    const id = stateId(agenda, 'left')
    if (await readState(database, id)) return
    await database.visitStates.put({ id, agenda, bytes: new Uint8Array(Y.encodeStateAsUpdate(doc)) })
  } catch (error) {
    // on a full disk what waits is all the safer on the relay
    console.warn('What was seen is not kept', error)
  }
}

async function sendLoaded(options: SendOptions, doc: Y.Doc, store: AgendaStore, loaded: Loaded): Promise<Sending> {
  const { agendaId, relayUrl, line: lineOptions } = options
  const { database } = options.device
  const { acknowledged } = loaded
  const awareness = new Awareness(doc)
  // nobody is here
  awareness.setLocalState(null)
  const status = new StatusLog()
  const line = new Line({
    agendaId,
    doc,
    awareness,
    relayUrl,
    earlier: acknowledged,
    tell: status.tell,
    ...lineOptions,
  })
  const notices = new NoticeBoard()
  const watch = new Watch({
    agendaId,
    doc,
    database,
    own: new OwnWork(doc, acknowledged),
    presence: { block: () => undefined, nameOf: () => null },
    notices,
    isFromOthers: ({ origin }) => origin === line.origin,
    listedDeletions: () => line.listedDeletions(),
  })
  const writtenAnew = store.writtenAnew()
  try {
    const outcome = await settled(status, line, options.begins)
    await keepRescued(database, agendaId, notices)
    if (outcome !== 'sent') return outcome
    await (store.damagedRows() > 0 ? store.rewrite() : store.flush())
    // with the rows of the agenda its line on the list may have gone
    if (store.writtenAnew() !== writtenAnew) await listAgenda(database, agendaId, doc)
    await renameListed(database, agendaId, doc)
    // somebody who opened it meanwhile may have written on: that tab writes down what the relay has
    if (await isWanted(database.name, agendaId)) return 'inUse'
    if (!line.isComplete() || store.state() !== 'saved') return 'later'
    await store.confirm()
    return 'sent'
  } finally {
    line.close()
    watch.stop()
    awareness.destroy()
  }
}

/** What was rescued is on no screen here: it is stored before the agenda is let go of. */
async function keepRescued(database: Database, agenda: string, notices: NoticeBoard): Promise<void> {
  const kept = notices
    .read()
    .flatMap((notice) =>
      notice.kind === 'rescued' || notice.kind === 'deletedWhileEditing' ? [{ ...notice, agenda }] : [],
    )
  for (const waitMs of [...rescueAgainMs, null]) {
    try {
      await database.rescued.bulkPut(kept)
      return
    } catch (error) {
      if (waitMs === null) throw error
      console.warn('What was rescued is stored in a moment', error)
      await new Promise((resolve) => setTimeout(resolve, waitMs))
    }
  }
}

/** Resolves when the relay has everything, or when it is plain that it won't have it now. */
function settled(status: StatusLog, line: Line, begins: SendOptions['begins']): Promise<Sending> {
  return new Promise((resolve) => {
    const end = (outcome: Sending) => {
      isEnded = true
      clearTimeout(timer)
      stop()
      resolve(outcome)
    }
    let timer = setTimeout(() => end('later'), longestMs)
    let isEnded = false
    let isTried = false
    let hasSynced = false
    const tryExchange = async () => {
      isTried = true
      const isThere = await line.tryExchange()
      if (!isThere) end('offline')
      if (isEnded) return
      clearTimeout(timer)
      timer = setTimeout(() => end('later'), exchangeMs)
    }
    const look = () => {
      const { relay, acknowledged, role, waiting } = status.read()
      if (relay === 'synced' && !hasSynced) begins?.()
      hasSynced ||= relay === 'synced'
      if (typeof relay === 'object') {
        const { refused } = relay
        end(refused !== 'relayHasNoAcknowledgement' && mayReconnectAfter(refused) ? 'later' : 'refused')
      } else if (relay === 'offline' && hasSynced) end('later')
      // perhaps it is only sockets that don't get through
      else if (relay === 'offline' && !isTried) void tryExchange()
      else if (relay === 'synced' && acknowledged) end('sent')
      else if (relay === 'synced' && waiting > 0 && role !== null && !mayWriteAgenda(role)) end('refused')
    }
    const stop = status.subscribe(look)
    look()
  })
}
