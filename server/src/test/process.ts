import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

const main = fileURLToPath(new URL('../../.test-build/main.js', import.meta.url))

/** The server as a process of its own, as `node server/dist/main.js` is. */
export class ServerProcess {
  stdout = ''
  stderr = ''
  readonly #child: ChildProcess
  readonly #ended: Promise<number | null>

  constructor(settings: Record<string, string>, workingFolder = process.cwd()) {
    const { PORT, HOST, DATA_DIR, AUTH, PUBLIC_URL, OIDC_PROVIDERS, ...environment } = process.env
    this.#child = spawn(process.execPath, [main], {
      cwd: workingFolder,
      env: { ...environment, ...settings },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    this.#child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      this.stdout += text
    })
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.stderr += text
    })
    this.#ended = once(this.#child, 'close').then(([code]) => code as number | null)
    onTestFinished(() => this.kill())
  }

  get pid(): number {
    if (this.#child.pid === undefined) throw new Error('The server did not start')
    return this.#child.pid
  }

  /** Resolves with the address that it prints when it is ready. */
  async address(): Promise<string> {
    const printed = await Promise.race([this.#line(), this.#ended.then(() => undefined)])
    const address = /^LEA-tafel draait op (http:\/\/\S+)$/m.exec(printed ?? '')?.[1]
    if (address === undefined) throw new Error(`The server did not start:\n${this.stdout}${this.stderr}`)
    return address
  }

  /** Resolves with its exit code; null when it was killed. */
  ended(): Promise<number | null> {
    return this.#ended
  }

  /** Asks it to stop, and resolves with its exit code. */
  stop(signal: 'SIGTERM' | 'SIGINT'): Promise<number | null> {
    this.#child.kill(signal)
    return this.#ended
  }

  /** Ends it in the middle of whatever it does, as a power cut would. */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL')
    await this.#ended
  }

  async #line(): Promise<string> {
    while (!this.stdout.includes('\n')) await once(this.#child.stdout as NodeJS.ReadableStream, 'data')
    return this.stdout
  }
}
