import { frameType, syncType } from '@lea/protocol'
import * as Y from 'yjs'
import { type Dialect, greetings, messageOf, pathOf } from './dialect.ts'
import { memoryKb } from './processCost.ts'
import { frameOf, LoadSocket } from './socket.ts'
import { pause } from './typing.ts'

/** Many agendas open at once, with one person in each who has written a letter. */
export type RoomsJob = { kind: 'rooms'; dialect: Dialect; port: number; pid: number; rooms: number }

export type RoomsResult = { kBPerRoom: number }

export async function openRooms({ dialect, port, pid, rooms }: RoomsJob): Promise<RoomsResult> {
  const doc = new Y.Doc()
  doc.getText('text').insert(0, 'x')
  const update = Y.encodeStateAsUpdate(doc)
  const before = memoryKb(pid)
  const sockets: LoadSocket[] = []
  for (let i = 0; i < rooms; i++) {
    const room = `bench-agenda-${String(i).padStart(6, '0')}`
    const socket = new LoadSocket(port, pathOf(dialect, room), () => undefined)
    sockets.push(socket)
    await socket.opened
    for (const message of greetings(dialect, room)) socket.write(frameOf(message))
    socket.write(frameOf(messageOf(dialect, room, frameType.sync, syncType.update, update)))
  }
  // Hocuspocus stores two seconds after the last change.
  await pause(4)
  const kBPerRoom = (memoryKb(pid) - before) / rooms
  for (const socket of sockets) socket.leave()
  return { kBPerRoom }
}
