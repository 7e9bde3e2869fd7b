import * as encoding from 'lib0/encoding'
import { ByteReader } from '../frames/byteReader.ts'
import type { StateVector } from './knownContent.ts'
import { readStructs } from './updateContents.ts'

/** A place is kept for one struct in so many; up to that many are sent that the reader knows already. */
const everyStructs = 16

/** A struct: its number among those of its client, its clock, and where its bytes begin. */
type Mark = { nth: number; clock: number; at: number }

type Section = { client: number; structs: number; marks: Mark[]; endClock: number; endAt: number }

/**
 * Where in an update the structs of each client lie, so that the part that someone lacks can be cut out of the bytes.
 * Y.diffUpdate finds that part by reading and writing everything again, for every reader, while everybody waits.
 */
export class UpdateIndex {
  readonly #update: Uint8Array
  readonly #sections: Section[] = []
  readonly #deletionsAt: number

  /** Reads `update` once from end to end. Throws MalformedMessage. */
  constructor(update: Uint8Array) {
    this.#update = update
    const reader = new ByteReader(update)
    let section: Section | undefined
    readStructs(reader, (client, start, end, from, to) => {
      if (section?.client !== client) {
        section = { client, structs: 0, marks: [], endClock: end, endAt: to }
        this.#sections.push(section)
      }
      if (section.structs % everyStructs === 0) section.marks.push({ nth: section.structs, clock: start, at: from })
      section.structs += 1
      section.endClock = end
      section.endAt = to
    })
    this.#deletionsAt = reader.position
  }

  /** An update with everything that goes beyond `stateVector`, all deletions, and here and there a little more. */
  beyond(stateVector: StateVector): Uint8Array {
    const wanted = this.#sections.filter(({ client, endClock }) => (stateVector.get(client) ?? 0) < endClock)
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, wanted.length)
    for (const { client, structs, marks, endAt } of wanted) {
      const known = stateVector.get(client) ?? 0
      const from = marks.findLast(({ clock }) => clock <= known) ?? (marks[0] as Mark)
      encoding.writeVarUint(encoder, structs - from.nth)
      encoding.writeVarUint(encoder, client)
      encoding.writeVarUint(encoder, from.clock)
      encoding.writeUint8Array(encoder, this.#update.subarray(from.at, endAt))
    }
    encoding.writeUint8Array(encoder, this.#update.subarray(this.#deletionsAt))
    return encoding.toUint8Array(encoder)
  }
}
