import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Dialect } from './load/dialect.ts'

/** Who is measured. */
export type Contender = { name: string; dialect: Dialect; entry: string; keepsOnDisk: boolean }

/** The relay first: it is what the others are compared with. */
export function contenders(benchFolder: string): readonly [Contender, ...Contender[]] {
  const peer = (name: string) => join(benchFolder, 'peers', name)
  return [
    { name: 'relay', dialect: 'relay', entry: join(benchFolder, '.test-build/server/main.js'), keepsOnDisk: true },
    { name: 'ws broadcast', dialect: 'y-websocket', entry: peer('broadcast.mjs'), keepsOnDisk: false },
    { name: '@y/websocket-server', dialect: 'y-websocket', entry: peer('yWebsocketServer.mjs'), keepsOnDisk: true },
    { name: 'Hocuspocus', dialect: 'hocuspocus', entry: peer('hocuspocus.mjs'), keepsOnDisk: true },
  ]
}

/** A server as a process of its own, with a data folder that it may keep when it is started again. */
export class MeasuredServer {
  readonly #contender: Contender
  readonly #folder = mkdtempSync(join(tmpdir(), 'lea-tafel-bench-'))
  readonly #options: readonly string[]
  #child: ChildProcess | undefined
  #said = ''
  port = 0

  /** `profileFolder`: where Node writes a CPU profile of it when it stops; undefined for none. */
  constructor(contender: Contender, profileFolder?: string) {
    this.#contender = contender
    this.#options = profileFolder === undefined ? [] : ['--cpu-prof', '--cpu-prof-dir', profileFolder]
  }

  get pid(): number {
    return this.#child?.pid ?? Number.NaN
  }

  async start(): Promise<void> {
    const { entry, name } = this.#contender
    const child = spawn(process.execPath, [...this.#options, entry], {
      env: { ...process.env, NODE_ENV: 'production', PORT: '0', HOST: '127.0.0.1', DATA_DIR: this.#folder },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    this.#child = child
    this.#said = ''
    for (const stream of [child.stdout, child.stderr]) {
      // Read to the end, or a server that says much would stand still; its first and last words tell what is wrong.
      stream.setEncoding('utf8').on('data', (text: string) => {
        this.#said = this.#said.length < 4_000 ? this.#said + text : this.#said.slice(0, 1_000) + text.slice(-3_000)
      })
    }
    const port = () => /(?:listening on |localhost:)(\d+)\n/.exec(this.#said)?.[1]
    while (port() === undefined) {
      if (child.exitCode !== null) throw new Error(`${name} did not start:\n${this.#said}`)
      await Promise.race([once(child.stdout, 'data'), once(child, 'exit')])
    }
    this.port = Number(port())
  }

  /** What a server that is no longer there has said; nothing while it runs. */
  get lastWords(): string {
    const { exitCode, signalCode } = this.#child ?? {}
    return exitCode == null && signalCode == null
      ? ''
      : `\nthe server ended (${exitCode ?? signalCode}) and had said:\n${this.#said}`
  }

  async stop(): Promise<void> {
    const child = this.#child
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill('SIGTERM')
    const patience = setTimeout(() => child.kill('SIGKILL'), 10_000)
    await ended
    clearTimeout(patience)
  }

  async remove(): Promise<void> {
    await this.stop()
    rmSync(this.#folder, { recursive: true, force: true })
  }
}
