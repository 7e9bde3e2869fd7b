import { frameType, syncType } from '@lea/protocol'
import * as Y from 'yjs'
import { type Dialect, greetings, messageOf, pathOf } from './dialect.ts'
import { memoryKb } from './processCost.ts'
import { frameOf, LoadSocket } from './socket.ts'
import { pause } from './typing.ts'

/** Many agendas open at once, with one person in each who has written a letter. */
export type RoomsJob = { kind: 'rooms'; dialect: Dialect; port: number; pid: number; rooms: number }

/** `kBPerNextRoom`: what as many others cost when the first have left memory; nothing, where that memory came back. */
export type RoomsResult = { kBPerRoom: number; kBPerNextRoom: number | null }

/** The relay keeps an agenda for ten seconds after the last one has left. */
const unloadSeconds = 13

export async function openRooms(job: RoomsJob): Promise<RoomsResult> {
  const { dialect, pid, rooms } = job
  const before = memoryKb(pid)
  const first = await openAll(job, 'bench-agenda')
  const withFirst = memoryKb(pid)
  for (const socket of first) socket.leave()
  const kBPerRoom = (withFirst - before) / rooms
  // The others keep agendas for as long as they like.
  if (dialect !== 'relay') return { kBPerRoom, kBPerNextRoom: null }
  await pause(unloadSeconds)
  const next = await openAll(job, 'other-agenda')
  const kBPerNextRoom = Math.max(0, memoryKb(pid) - withFirst) / rooms
  for (const socket of next) socket.leave()
  return { kBPerRoom, kBPerNextRoom }
}

/** A person in each, who has written a letter that is on disk. */
async function openAll({ dialect, port, rooms }: RoomsJob, name: string): Promise<LoadSocket[]> {
  const doc = new Y.Doc()
  doc.getText('text').insert(0, 'x')
  const update = Y.encodeStateAsUpdate(doc)
  const sockets: LoadSocket[] = []
  for (let i = 0; i < rooms; i++) {
    const room = `${name}-${String(i).padStart(6, '0')}`
    const socket = new LoadSocket(port, pathOf(dialect, room), () => undefined)
    sockets.push(socket)
    await socket.opened
    for (const message of greetings(dialect, room)) socket.write(frameOf(message))
    socket.write(frameOf(messageOf(dialect, room, frameType.sync, syncType.update, update)))
  }
  // Hocuspocus stores two seconds after the last change.
  await pause(4)
  return sockets
}
