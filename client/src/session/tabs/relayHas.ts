import { frameType, syncType } from '@lea/protocol'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'

/**
 * What the relay surely has of an agenda, by what it asked and by what went over the line since. A tab that comes later
 * answers this instead of the question of hours ago, with the little that is missing.
 */
export class RelayHas {
  readonly #clocks: Map<number, number>
  /** What came while something was being unpacked that it may build on. */
  #behind: Uint8Array[] | null = null

  /** `question`: the relay's own, with what it had then. */
  constructor(question: Uint8Array) {
    const decoder = decoding.createDecoder(question)
    decoding.readVarUint(decoder)
    decoding.readVarUint(decoder)
    this.#clocks = Y.decodeStateVector(decoding.readVarUint8Array(decoder))
  }

  /** The question as the relay would put it now. */
  question(): Uint8Array<ArrayBuffer> {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, frameType.sync)
    encoding.writeVarUint(encoder, syncType.step1)
    encoding.writeVarUint8Array(encoder, Y.encodeStateVector(this.#clocks))
    return new Uint8Array(encoding.toUint8Array(encoder))
  }

  /** A message with an update that the relay sent or acknowledged. Deletions needn't be noted: an answer tells them all. */
  note(message: Uint8Array): void {
    if (this.#behind) this.#behind.push(message)
    else this.#read(message)
  }

  /** The same of one that came packed. */
  async notePacked(message: Uint8Array): Promise<void> {
    if (this.#behind) return
    this.#behind = []
    try {
      const stream = new Blob([message.slice(1)]).stream().pipeThrough(new DecompressionStream('deflate-raw'))
      this.#read(new Uint8Array(await new Response(stream).arrayBuffer()))
    } catch (error) {
      // the tab that it was for finds out as well, and asks anew; here it only means that more is told than needed
      console.warn('Could not be unpacked', error)
    }
    const behind = this.#behind
    this.#behind = null
    for (const one of behind) this.#read(one)
  }

  #read(message: Uint8Array): void {
    const decoder = decoding.createDecoder(message)
    decoding.readVarUint(decoder)
    decoding.readVarUint(decoder)
    for (const struct of Y.decodeUpdate(decoding.readVarUint8Array(decoder)).structs) {
      const { client, clock } = struct.id
      const known = this.#clocks.get(client) ?? 0
      if (struct instanceof Y.Skip || clock > known) continue
      this.#clocks.set(client, Math.max(known, clock + struct.length))
    }
  }
}
