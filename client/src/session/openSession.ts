import { newAgendaDoc, readSchemaVersion } from '@lea/agenda'
import { isAgendaId } from '@lea/protocol'
import { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import type { Device } from '../device/device.ts'
import { AgendaStore, type Loaded, type StoreOptions } from '../device/updateStore.ts'
import { isNewVisit } from '../device/visits.ts'
import { Line, type LineOptions } from './line.ts'
import { RunningSession, StatusLog } from './runningSession.ts'
import type { CantOpen, OpenOutcome, Person } from './session.ts'
import type { Status } from './status.ts'

/** How long the relay may take to bring an agenda that isn't on this device. */
const arrivalMs = 10_000

/** So long the first picture is waited for. */
const coveredMs = 500

export type SessionOptions = {
  agendaId: string
  device: Device
  person: Person
  /** As whom the server knows that person now; left out: as it was when the agenda was opened. */
  personId?: () => string | undefined
  /** Where the relay is, without a path: 'wss://lea.example'. null: there is none, this agenda stays on the device. */
  relayUrl: string | null
  /** See `LineOptions`. */
  bring?: LineOptions['bring']
  store?: StoreOptions
  line?: Pick<LineOptions, 'webSocket' | 'fetch' | 'timing'>
}

/**
 * Opens an agenda: reads what this device has of it, then gets on the line to the relay. An agenda that is here opens
 * at once, with or without a line; one that isn't waits for the relay. Answers why when there is nothing to open.
 */
export async function openSession(options: SessionOptions): Promise<OpenOutcome> {
  const { agendaId, device, relayUrl } = options
  if (!isAgendaId(agendaId)) return { ok: false, reason: 'notAnAgendaId' }
  const doc = newAgendaDoc()
  const awareness = new Awareness(doc)
  const store = new AgendaStore(device.database, agendaId, options.store)
  const status = new StatusLog()
  const beginning = isNewVisit(device.database, agendaId)
  const loaded = await load(store, doc)
  // shows in the browser's timeline where reading ends and drawing begins; the bench measures from it
  performance.mark('lea:loaded')
  if (!device.forgets) status.tell({ type: 'device', state: store.state() })

  const acknowledged = loaded?.acknowledged ?? {
    waiting: 0,
    places: new Set(),
    clocks: new Map(),
    ownClients: new Set(),
  }
  const before = (await beginning) && isAgenda(doc) ? (loaded?.updates ?? null) : null
  // what is seen first comes before everything that can wait
  const after = isAgenda(doc) ? afterFirstPaint() : Promise.resolve()
  const line =
    relayUrl === null
      ? null
      : new Line({
          agendaId,
          doc,
          awareness,
          relayUrl,
          earlier: acknowledged,
          tell: status.tell,
          after,
          bring: options.bring,
          ...options.line,
        })

  const stoodHere = async () => (await device.database.agendas.get(agendaId)) !== undefined
  const reason = isAgenda(doc) ? null : await whyNothingCame(doc, line, status, loaded, store, stoodHere)
  if (reason !== null) {
    line?.close()
    await store.close()
    awareness.destroy()
    doc.destroy()
    return { ok: false, reason }
  }
  return {
    ok: true,
    value: new RunningSession({ ...options, doc, awareness, store, line, status, acknowledged, before }),
  }
}

/** The address of the relay that belongs to a page: the server that served it. */
export function relayUrlOf({ origin }: Pick<Location, 'origin'>): string {
  return origin.replace(/^http/, 'ws')
}

async function load(store: AgendaStore, doc: Y.Doc): Promise<Loaded | undefined> {
  try {
    return await store.load(doc)
  } catch (error) {
    // the store's state says what is the matter; the relay may still have the agenda
    console.warn('Not read', error)
    return undefined
  }
}

/** Resolves when the screen has shown what was loaded; at once where nothing is shown. */
function afterFirstPaint(): Promise<void> {
  return new Promise((resolve) => {
    if (globalThis.document?.visibilityState !== 'visible') {
      resolve()
      return
    }
    requestAnimationFrame(() => setTimeout(resolve))
    // a window that is covered makes no frames
    setTimeout(resolve, coveredMs)
  })
}

function isAgenda(doc: Y.Doc): boolean {
  return readSchemaVersion(doc) !== undefined
}

/** Waits for the relay to bring the agenda; null when it did. */
async function whyNothingCame(
  doc: Y.Doc,
  line: Line | null,
  status: StatusLog,
  loaded: Loaded | undefined,
  store: AgendaStore,
  /** Whether it is on the list of this device: then it is its rows that can't be found any more. */
  stoodHere: () => Promise<boolean>,
): Promise<CantOpen | null> {
  const mayBeHere = loaded === undefined || loaded.rows > 0 || (await stoodHere())
  if (!line) return mayBeHere ? 'storageBroken' : 'agendaIsUnknown'
  await settled(status, ({ relay }) => relay !== 'connecting')
  // perhaps it is only sockets that don't get through
  if (status.read().relay === 'offline' && (await line.tryExchange())) {
    await settled(status, ({ relay }) => relay === 'synced' || typeof relay === 'object')
  }
  if (isAgenda(doc)) return null
  const { relay } = status.read()
  if (typeof relay === 'object' && relay.refused !== 'relayHasNoAcknowledgement') return relay.refused
  const device = store.state()
  if (mayBeHere) return typeof device === 'object' && device.failed === 'slow' ? 'storageSlow' : 'storageBroken'
  return relay === 'synced' ? 'agendaIsUnknown' : 'notHereAndOffline'
}

/** Resolves when the relay has answered, in one way or another, or takes too long. */
function settled(status: StatusLog, isSettled: (status: Status) => boolean): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer)
      stop()
      resolve()
    }
    const timer = setTimeout(end, arrivalMs)
    const stop = status.subscribe(() => {
      if (isSettled(status.read())) end()
    })
    if (isSettled(status.read())) end()
  })
}
