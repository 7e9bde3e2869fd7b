import type { IncomingMessage, Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { schemaVersion } from '@lea/agenda'
import { agendaOf, limits } from '@lea/protocol'
import { setupPath } from '@lea/protocol/access'
import type { Logger } from 'pino'
import packageFile from '../package.json' with { type: 'json' }
import { Access } from './access/access.ts'
import { AccessDatabase } from './access/accessDatabase.ts'
import { seenEveryMs } from './access/devices.ts'
import { Gate } from './access/gate.ts'
import { removeMachineFile, writeMachineFile } from './access/machineFile.ts'
import { Passkeys } from './access/passkeys.ts'
import { Providers } from './access/providers.ts'
import { newSecret } from './access/secrets.ts'
import { type Clock, systemClock } from './clock.ts'
import { type Compactor, workerCompactor } from './compaction/compactor.ts'
import { Figures } from './figures.ts'
import { addressOf, networkOfAddress } from './http/addressOf.ts'
import { roomsOfAgenda } from './http/api/agendaRoutes.ts'
import type { Allowances } from './http/api/api.ts'
import { createApp } from './http/app.ts'
import { isOwnRequest, type OwnPlaces, ownPlaces } from './http/ownRequest.ts'
import { Door } from './relay/door.ts'
import { startHeartbeat } from './relay/heartbeat.ts'
import { Rooms } from './relay/rooms.ts'
import type { Visitor } from './relay/visitor.ts'
import type { Settings } from './settings.ts'
import { StartProblem } from './startProblem.ts'
import type { AgendaStore } from './storage/agendaStore.ts'
import { DiskWatch, type Space, spaceIn } from './storage/diskSpace.ts'
import { openSqliteStore, StoreDoesNotOpen } from './storage/sqlite/sqliteStore.ts'

export type RunningServer = {
  /** 'http://localhost:8080', with the port that it really has. */
  address: string
  /** The link of the first run, when this server has no administrator yet. It is told this once. */
  setupLink: string | null
  /** Lets nobody in, puts everything on disk, sends everybody away with `relayStopping`, and lets go of the folder. */
  stop: () => Promise<void>
}

/** What a test may put in the place of the real thing. */
export type ServerParts = {
  log: Logger
  /** Folder with the built pages. */
  pagesFolder: string
  store?: AgendaStore
  compactor?: Compactor
  visitorOf?: (request: IncomingMessage) => Visitor | null
  unloadMs?: number
  newestSchema?: number
  clock?: Clock
  allowances?: Partial<Allowances>
  bytesUnderWay?: number
  space?: () => Promise<Space>
  /** Is told of every route that is served. */
  served?: (route: string) => void
}

/** Starts the whole server. Rejects with StartProblem for what the person who starts it can do something about. */
export async function startServer(settings: Settings, parts: ServerParts): Promise<RunningServer> {
  const { log, compactor = workerCompactor(), clock = systemClock, newestSchema = schemaVersion } = parts
  const store = parts.store ?? (await openStore(settings.dataFolder))
  let places: OwnPlaces = { hosts: new Set(), origins: new Set(), isOpen: false }
  let address = ''
  const publicUrl = () => settings.publicUrl ?? address
  const isSecure = settings.publicUrl?.startsWith('https:') === true
  const now = () => clock.date()
  // Told now, not at the next turn: who has lost his rights has nothing more to say.
  const access = new Access(await openAccess(settings.dataFolder, store), now, () => rooms.checkRights())
  const machineSecret = newSecret()
  const gate = new Gate({ access, mode: settings.access, isSecure, machineSecret, now })
  const rooms = new Rooms({
    store,
    compactor,
    log,
    clock,
    events: {
      refused: (reason) => figures.refused(reason),
      committed: (updates, ms) => figures.committed(updates, ms),
      storeFailed: (trouble) => {
        figures.storeFailed(trouble)
        // most often it is full, and who looks why should not read how it was a minute ago
        void disk.look()
      },
    },
    ...(parts.unloadMs === undefined ? {} : { unloadMs: parts.unloadMs }),
  })
  const disk = new DiskWatch(parts.space ?? (() => spaceIn(settings.dataFolder)), log)
  const figures = new Figures({
    rooms: () => rooms.count,
    connections: () => [...rooms.connections()].length,
    waitingBytes: () => [...rooms.connections()].reduce((sum, { queuedBytes }) => sum + queuedBytes, 0),
    freeBytes: async () => {
      await disk.look()
      return disk.free
    },
  })
  await disk.start()
  const { pagesFolder } = parts
  const app = await createApp({
    version: packageFile.version,
    pagesFolder,
    dataFolder: settings.dataFolder,
    places: () => places,
    isSecure,
    log,
    figures,
    ...(parts.served ? { served: parts.served } : {}),
    api: {
      version: packageFile.version,
      access,
      gate,
      mode: settings.access,
      passkeys: new Passkeys(access, publicUrl, now),
      providers: new Providers({ settings: settings.providers, publicUrl, isSecure, now, log }),
      store,
      removeRoom: (room) => rooms.remove(room),
      publicUrl,
      isSecure,
      ...(parts.allowances ? { allowances: parts.allowances } : {}),
      now,
      log,
    },
    // nobody can ask before the server listens, and then there is a door
    exchange: (request, taken) => door.exchange(request, taken),
  })
  const door: Door = new Door(app.server, {
    rooms,
    isOwnRequest: ({ headers }) => isOwnRequest(headers, places),
    entryOf: (request) => {
      const { visitorOf } = parts
      return visitorOf ? () => visitorOf(request) : gate.entryOf(request)
    },
    networkOf: (request) => networkOfAddress(addressOf(request)),
    log,
    clock,
    newestSchema,
    bytesUnderWay: parts.bytesUnderWay ?? limits.bytesUnderWay,
    refused: (reason) => figures.refused(reason),
  })
  let stopSeeing = () => {}
  const seeDevices = () => {
    access.devices.see([...rooms.connections()].flatMap(({ visitor }) => visitor.device ?? []))
    access.agendas.see([...rooms.visited()].map(agendaOf))
    access.devices.endOverdue()
    stopSeeing = clock.after(seenEveryMs, seeDevices)
  }
  seeDevices()
  // One that was deleted while the machine fell over may still be there.
  for (const { id, deleted_at } of access.agendas.all())
    if (deleted_at !== null) for (const room of roomsOfAgenda(id)) await store.remove(room)
  const heartbeat = startHeartbeat(() => rooms.connections(), clock)
  const stop = async () => {
    door.close()
    heartbeat.stop()
    stopSeeing()
    disk.stop()
    await rooms.close()
    await door.empty()
    await app.close()
    access.close()
    await store.close()
  }
  try {
    await app.listen({ port: settings.port, host: settings.host, listenTextResolver: () => 'listening' })
  } catch (problem) {
    await stop()
    throw asStartProblem(problem, settings)
  }
  // only now: why it can't listen is told in words
  app.server.on('error', (problem) => log.error({ err: problem }, 'the server stumbled'))
  const port = portOf(app.server)
  address = `http://${nameOf(settings.host)}:${port}`
  places = ownPlaces(settings, port)
  writeMachineFile(settings.dataFolder, {
    address: `http://${loopbackNameOf(settings.host)}:${port}`,
    secret: machineSecret,
  })
  const needsSetup = settings.access === 'required' && !access.people.hasAdministrator()
  const setupLink = needsSetup ? `${publicUrl()}${setupPath}#${access.people.newSetupSecret()}` : null
  return {
    address: publicUrl(),
    setupLink,
    stop: async () => {
      removeMachineFile(settings.dataFolder)
      await stop()
    },
  }
}

async function openAccess(dataFolder: string, store: AgendaStore): Promise<AccessDatabase> {
  try {
    return new AccessDatabase(dataFolder)
  } catch (problem) {
    await store.close()
    const reason = problem instanceof Error ? problem.message : String(problem)
    throw storeProblem(new StoreDoesNotOpen({ trouble: 'unavailable', message: reason }), dataFolder)
  }
}

/** Where the server is found from this machine itself. */
function loopbackNameOf(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1'
  return host.includes(':') ? `[${host}]` : host
}

async function openStore(dataFolder: string): Promise<AgendaStore> {
  try {
    return await openSqliteStore(dataFolder)
  } catch (problem) {
    if (!(problem instanceof StoreDoesNotOpen)) throw problem
    throw storeProblem(problem, dataFolder)
  }
}

function storeProblem({ reason, message }: StoreDoesNotOpen, dataFolder: string): StartProblem {
  if (reason === 'locked') {
    return new StartProblem(
      `De map ${dataFolder} is al in gebruik door een ander LEA-tafel-proces.`,
      'één proces per map: stop het andere, of kies een andere map.',
      'DATA_DIR=data-2 PORT=8081 npm start',
    )
  }
  return new StartProblem(
    `De database in de map ${dataFolder} kan niet worden geopend (${message}). Er is niets veranderd of verwijderd.`,
    'een database van deze of een oudere versie van LEA-tafel die niet beschadigd is: zet een reservekopie terug, of kies een andere map.',
    'DATA_DIR=data-2 npm start',
  )
}

function asStartProblem(problem: unknown, { port, host }: Settings): unknown {
  const code = problem instanceof Error && 'code' in problem ? problem.code : undefined
  if (code === 'EADDRINUSE') {
    return new StartProblem(
      `Poort ${port} op ${host} is al in gebruik, misschien door een andere LEA-tafel.`,
      'een vrije poort.',
      `PORT=${port === 65_535 ? 8080 : port + 1} npm start`,
    )
  }
  if (code === 'EACCES' || code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return new StartProblem(
      `Op ${host}, poort ${port} mag of kan dit programma niet luisteren (${code}).`,
      'een poort boven 1023 op een adres dat deze computer heeft.',
      'HOST=127.0.0.1 PORT=8080 npm start',
    )
  }
  return problem
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port
}

function nameOf(host: string): string {
  if (host === '127.0.0.1' || host === 'localhost') return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}
