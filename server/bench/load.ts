import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { frameType, syncType } from '@lea/protocol'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { RawClient } from '../src/test/rawClient.ts'

/** CPU milliseconds that a process has used so far (Linux). */
export function cpuMs(pid: number): number {
  // The fields behind the name, which is in brackets and may hold spaces: utime is the 12th, stime the 13th.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / ticksPerSecond
}

const ticksPerSecond = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }))

/** Memory of a process in kB (Linux). */
export function memoryKb(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])
}

/** Keystrokes of one client, one update each. */
export function keystrokes(count: number, client?: number): Uint8Array[] {
  const doc = new Y.Doc()
  if (client !== undefined) doc.clientID = client
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  for (let i = 0; i < count; i++) doc.getText('text').insert(i, 'x')
  doc.destroy()
  return updates
}

/** An agenda of 2,000 blocks with two texts each, as one update. */
export function largeAgenda(): Uint8Array {
  const doc = new Y.Doc()
  const words = 'Elk kind in de gemeente krijgt de kansen die bij hem passen, op school en daarbuiten. '
  doc.transact(() => {
    for (let i = 0; i < 2_000; i++) {
      const block = new Y.Map<unknown>()
      doc.getMap('blocks').set(`block-${i}`, block)
      block.set('type', 'action')
      for (const part of ['title', 'body']) {
        const fragment = new Y.XmlFragment()
        block.set(part, fragment)
        const paragraph = new Y.XmlElement('paragraph')
        fragment.insert(0, [paragraph])
        paragraph.insert(0, [new Y.XmlText(`${i} ${words}`)])
      }
    }
  })
  return Y.encodeStateAsUpdate(doc)
}

/** So many people in one room. */
export function crowd(url: string, people: number): Promise<RawClient[]> {
  return Promise.all(Array.from({ length: people }, () => new RawClient(url).opened()))
}

export function updatesHeardBy({ heard }: RawClient): Uint8Array[] {
  return heard.flatMap((one) => (one.kind === 'update' ? [one.update] : []))
}

/** How many keystrokes a frame carries, all told and per client id. Receivers of one room get the same bytes: read once. */
class FrameReader {
  #last: { frame: Buffer; all: number; byClient: Map<number, number> } | null = null

  read(frame: Buffer): { all: number; byClient: Map<number, number> } {
    if (this.#last?.frame.equals(frame)) return this.#last
    const decoder = decoding.createDecoder(frame)
    for (let i = 0; i < 2; i++) decoding.readVarUint(decoder)
    const { from, to } = Y.parseUpdateMeta(decoding.readVarUint8Array(decoder))
    const byClient = new Map<number, number>()
    let all = 0
    for (const [client, end] of to) {
      const clocks = end - (from.get(client) ?? 0)
      byClient.set(client, clocks)
      all += clocks
    }
    this.#last = { frame, all, byClient }
    return this.#last
  }
}

/** So many keystrokes of one person may be on their way to the disk. */
const inFlight = 40

/** Somebody who types as fast as the relay acknowledges, and only counts what arrives: the relay should be what is slow. */
class Typist {
  received = 0
  acknowledged = 0
  readonly opened: Promise<void>
  readonly #socket: WebSocket
  readonly #messages: Uint8Array[]
  readonly #client: number
  #sent = 0

  constructor(url: string, messages: Uint8Array[], client: number, reader: FrameReader) {
    this.#messages = messages
    this.#client = client
    this.#socket = new WebSocket(url, { perMessageDeflate: false })
    this.opened = new Promise((resolve, reject) => {
      this.#socket.on('open', () => resolve())
      this.#socket.on('error', reject)
    })
    this.#socket.on('message', (data: Buffer) => {
      if (data[0] === frameType.acknowledgement) {
        this.acknowledged = decoding.readVarUint(decoding.createDecoder(data.subarray(1)))
        this.type()
      } else if (data[0] === frameType.sync && data[1] === syncType.update) {
        const { all, byClient } = reader.read(data)
        this.received += all - (byClient.get(this.#client) ?? 0)
      }
    })
  }

  type(): void {
    const until = Math.min(this.#messages.length, this.acknowledged + inFlight)
    for (; this.#sent < until; this.#sent++) this.#socket.send(this.#messages[this.#sent] as Uint8Array)
  }

  leave(): void {
    this.#socket.terminate()
  }
}

/** People in rooms, ready to type. */
export async function typists(urls: readonly string[], people: number, keystrokesEach: number): Promise<Typist[]> {
  let client = 0
  const all = urls.flatMap((url) => {
    const reader = new FrameReader()
    return Array.from({ length: people }, () => {
      client += 1
      const messages = keystrokes(keystrokesEach, client).map((update) => asMessage(update))
      return new Typist(url, messages, client, reader)
    })
  })
  await Promise.all(all.map(({ opened }) => opened))
  return all
}

function asMessage(update: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, frameType.sync)
  encoding.writeVarUint(encoder, syncType.update)
  encoding.writeVarUint8Array(encoder, update)
  return encoding.toUint8Array(encoder)
}
