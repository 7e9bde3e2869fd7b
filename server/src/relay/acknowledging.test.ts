import { frameType, syncType } from '@lea/protocol'
import * as encoding from 'lib0/encoding'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { compact } from '../compaction/compact.ts'
import { SimulatedClock } from '../simulation/simulatedClock.ts'
import { MemoryStore } from '../storage/memoryStore.ts'
import { updateThatWrites } from '../test/updates.ts'
import { Connection } from './connection.ts'
import { Room } from './room.ts'
import { RoomLog } from './roomLog.ts'

/** A room whose time the test moves; of what each of its people hears only the kinds of frames, write by write. */
async function room() {
  const clock = new SimulatedClock()
  const store = new MemoryStore()
  const log = new RoomLog<Connection>('room', await store.load('room'), store, async (job) => compact(job))
  const nothing = () => undefined
  const events = {
    failed: nothing,
    compactionFailed: nothing,
    packingFailed: nothing,
    refused: nothing,
    stumbled: nothing,
    committed: nothing,
  }
  const room = new Room('room', log, events, clock)
  const join = (principal: string) => {
    const writes: string[] = []
    const line = {
      isOpen: true,
      queuedBytes: 0,
      write: (frames: readonly Uint8Array[]) => writes.push(frames.map(kindOf).join(' ')),
      close: nothing,
      ping: nothing,
      cut: nothing,
      stopReading: nothing,
      readOn: nothing,
    }
    const connection = new Connection({ line, visitor: { role: 'owner', principal }, clock, acknowledges: true })
    room.join(connection)
    room.hear(connection, messageOf(syncType.step2, Y.encodeStateAsUpdate(new Y.Doc())))
    return { writes, write: () => room.hear(connection, messageOf(syncType.update, updateThatWrites('x'))) }
  }
  const pass = async (ms: number) => {
    const until = clock.now() + ms
    do {
      if (clock.nextAt !== undefined && clock.nextAt <= until) clock.step()
      await new Promise((resolve) => setImmediate(resolve))
    } while (clock.nextAt !== undefined && clock.nextAt <= until)
    clock.runUntil(until)
  }
  return { join, pass }
}

function messageOf(kind: number, update: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, frameType.sync)
  encoding.writeVarUint(encoder, kind)
  encoding.writeVarUint8Array(encoder, update)
  return encoding.toUint8Array(encoder)
}

/** The first number behind the head of a small frame; of an acknowledgement its count too. */
function kindOf(frame: Uint8Array): string {
  if (frame[2] === frameType.acknowledgement) return `saved ${frame[3]}`
  return frame[2] === frameType.sync && frame[3] === syncType.update ? 'news' : 'other'
}

test('who writes alone now and then hears at once that it is on disk', async () => {
  const { join, pass } = await room()
  const anna = join('anna')
  await pass(100)
  for (const count of [2, 3]) {
    anna.write()
    await pass(1)
    expect(anna.writes.at(-1)).toBe(`saved ${count}`)
    await pass(100)
  }
})

test('where many write an acknowledgement goes along with what others wrote, or alone when that takes long', async () => {
  const { join, pass } = await room()
  const [anna, bram] = [join('anna'), join('bram')]
  await pass(100)
  anna.write()
  await pass(2)
  anna.writes.length = 0
  anna.write()
  await pass(2)
  expect(anna.writes).toEqual([])
  bram.write()
  await pass(2)
  expect(anna.writes).toEqual(['news saved 3'])
  anna.write()
  await pass(2)
  expect(anna.writes).toHaveLength(1)
  await pass(25)
  expect(anna.writes).toEqual(['news saved 3', 'saved 4'])
  expect(bram.writes.at(-1)).toBe('news saved 2')
})
