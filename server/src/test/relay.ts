import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { onTestFinished } from 'vitest'
import { type ServerParts, startServer } from '../server.ts'
import type { Settings } from '../settings.ts'

export type TestRelay = {
  /** 'http://localhost:43210' */
  address: string
  /** What a WebsocketProvider takes: 'ws://localhost:43210/sync' */
  syncUrl: string
  /** The link of the first run, where there is no administrator yet. */
  setupLink: string | null
  dataFolder: string
  /** What was logged, one object per line. */
  logged: Record<string, unknown>[]
  stop: () => Promise<void>
}

/** A folder that is gone when the test is. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'lea-tafel-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** The real server on a free port, with a folder of its own unless it is given one; stopped when the test is. */
export async function startRelay({
  dataFolder,
  settings: wished = {},
  ...parts
}: Partial<ServerParts> & { dataFolder?: string; settings?: Partial<Settings> } = {}): Promise<TestRelay> {
  const logged: Record<string, unknown>[] = []
  const log = pino({ base: null, level: 'debug' }, { write: (line: string) => logged.push(JSON.parse(line)) })
  const settings: Settings = {
    port: 0,
    host: '127.0.0.1',
    dataFolder: dataFolder ?? (await temporaryFolder()),
    access: 'open',
    publicUrl: null,
    providers: [],
    ...wished,
  }
  const { address, setupLink, stop } = await startServer(settings, { log, pagesFolder: settings.dataFolder, ...parts })
  let stopped: Promise<void> | undefined
  const stopOnce = () => {
    stopped ??= stop()
    return stopped
  }
  onTestFinished(stopOnce)
  return {
    address,
    syncUrl: `${address.replace('http', 'ws')}/sync`,
    setupLink,
    dataFolder: settings.dataFolder,
    logged,
    stop: stopOnce,
  }
}
