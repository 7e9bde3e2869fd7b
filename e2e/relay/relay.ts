import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('../../server/dist/main.js', import.meta.url))
/** The secret ends where the line does: 43 letters and digits. */
const setUp = /http\S+\/inrichten#[\w-]{43}/
const announcement = /LEA-tafel draait op http:\/\/localhost:(\d+)/

/**
 * The real relay, as `npm start` ends in it, on a free port and in a folder of its own. It can be killed and started
 * again on the same port, as after a power cut.
 */
export class Relay {
  readonly port: number
  readonly url: string
  private process: ChildProcess | undefined
  private printed: () => string
  private readonly folder: string

  /** What it is told besides port and folder. */
  private readonly settings: Settings
  /** The link of the first run, on a relay that asks who people are. */
  readonly setupLink: string

  private constructor(folder: string, settings: Settings, started: Started) {
    this.folder = folder
    this.settings = settings
    this.setupLink = started.setupLink
    this.process = started.process
    this.printed = started.printed
    this.port = started.port
    this.url = `http://localhost:${started.port}`
  }

  static start(): Promise<Relay> {
    return Relay.startWith({})
  }

  /** One that asks who people are, as a server does that others can reach. `more`: settings besides. */
  static startAsking(more: Settings = {}): Promise<Relay> {
    return Relay.startWith({ ...more, AUTH: 'required' })
  }

  private static async startWith(settings: Settings): Promise<Relay> {
    const folder = await mkdtemp(join(tmpdir(), 'lea-tafel-relay-'))
    return new Relay(folder, settings, await startProcess(folder, 0, settings))
  }

  /** Stops it in the middle of whatever it does (SIGKILL), and resolves when it is gone. */
  async kill(): Promise<void> {
    const running = this.process
    if (!running) return
    this.process = undefined
    const gone = once(running, 'exit')
    running.kill('SIGKILL')
    await gone
  }

  /** Starts it again on its own port and folder. Does nothing when it runs. */
  async restart(): Promise<void> {
    if (this.process) return
    const { process, printed } = await startProcess(this.folder, this.port, this.settings)
    this.process = process
    this.printed = printed
  }

  /** What it printed since it was last started, but for the line with the link of the first run. */
  log(): string {
    return this.printed().replace(setUp, '')
  }

  /** Everything that stands in its databases, as bytes. */
  async kept(): Promise<Buffer> {
    const names = (await readdir(this.folder)).filter((name) => /\.sqlite(-wal)?$/.test(name))
    return Buffer.concat(await Promise.all(names.map((name) => readFile(join(this.folder, name)))))
  }

  /** Kills it for good and takes its folder away. */
  async end(): Promise<void> {
    await this.kill()
    await rm(this.folder, { recursive: true, force: true })
  }
}

type Settings = Readonly<Record<string, string>>
type Started = { process: ChildProcess; port: number; setupLink: string; printed: () => string }

async function startProcess(folder: string, port: number, settings: Settings): Promise<Started> {
  const child = spawn(process.execPath, [main], {
    env: { ...process.env, PORT: String(port), DATA_DIR: folder, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  const announced = new Promise<Pick<Started, 'port' | 'setupLink'>>((resolve, reject) => {
    const read = (text: string) => {
      printed += text
      const found = announcement.exec(printed)?.[1]
      const setupLink = setUp.exec(printed)?.[0] ?? ''
      // the log says so once there is nothing more to print
      if (found && (setupLink !== '' || settings.AUTH !== 'required')) resolve({ port: Number(found), setupLink })
    }
    child.stdout.setEncoding('utf8').on('data', read)
    child.stderr.setEncoding('utf8').on('data', read)
    child.once('error', reject)
    child.once('exit', (code) =>
      reject(new Error(`the relay ended with ${code} before it said where it is:\n${printed}`)),
    )
  })
  return { process: child, printed: () => printed, ...(await announced) }
}
