import type { CloseReason, ConnectionRole } from '@lea/protocol'
import pino from 'pino'
import { expect, test } from 'vitest'
import { systemClock } from '../clock.ts'
import { Connection } from '../relay/connection.ts'
import { Rooms } from '../relay/rooms.ts'
import { MemoryStore } from '../storage/memoryStore.ts'
import { newAgendaId } from '../test/people.ts'
import { Access } from './access.ts'
import { AccessDatabase } from './accessDatabase.ts'

test('who loses a right loses it on every open connection in the same turn: before the one who took it has an answer', async () => {
  const agenda = newAgendaId()
  const rooms = new Rooms({
    store: new MemoryStore(),
    compactor: () => Promise.reject(new Error('not now')),
    log: pino({ level: 'silent' }),
    clock: systemClock,
    events: { refused: () => {}, committed: () => {}, storeFailed: () => {} },
  })
  const access = new Access(
    new AccessDatabase(null),
    () => Date.now(),
    () => rooms.checkRights(),
  )
  const anna = access.people.setUp(access.people.newSetupSecret(), 'Anna', 'Gemeente')
  access.agendas.create(agenda, '', anna)
  const organisation = { name: 'Bibliotheek', partner: null }
  const endsAt = Date.now() + 60_000
  const room = await rooms.enter(agenda)
  const join = (name: string) => {
    const wish = { organisation, role: 'editor' as ConnectionRole, uses: 1, endsAt, title: '' }
    const person = access.invitations.accept(access.invitations.create(agenda, anna.id, wish).secret, { name })
    const { device } = access.devices.start(person.id, '')
    const open = Array.from({ length: 3 }, () => {
      const seen: { closed?: CloseReason; writes: number } = { writes: 0 }
      const entry = () => {
        if (access.devices.byId(device.id) === undefined) return 'signInNeeded'
        const membership = access.agendas.membership(agenda, person.id, device.id)
        return membership ? { role: membership.role, principal: person.id } : 'notAllowed'
      }
      const connection = new Connection({
        line: {
          get isOpen() {
            return seen.closed === undefined
          },
          queuedBytes: 0,
          write: (frames) => {
            seen.writes += frames.length
          },
          close: (reason) => {
            seen.closed ??= reason
          },
          ping: () => {},
          cut: () => {},
          stopReading: () => {},
          readOn: () => {},
        },
        visitor: { role: 'editor', principal: person.id },
        entry,
        hearsRole: true,
        clock: systemClock,
        acknowledges: false,
      })
      room.join(connection)
      return { connection, seen }
    })
    return { id: person.id, device: device.id, open }
  }
  const [bram, carla, dirk, emre] = ['Bram', 'Carla', 'Dirk', 'Emre'].map(join)
  if (!bram || !carla || !dirk || !emre) throw new Error('four people were to come in')
  // Nothing is waited for between what is done and what is looked at.
  access.agendas.revoke(agenda, bram.id, anna.id)
  expect(bram.open.map(({ seen }) => seen.closed)).toEqual(['notAllowed', 'notAllowed', 'notAllowed'])
  const before = carla.open.map(({ seen }) => seen.writes)
  access.agendas.changeRole(agenda, carla.id, 'reader', anna.id)
  expect(carla.open.map(({ connection }) => connection.visitor.role)).toEqual(['reader', 'reader', 'reader'])
  expect(carla.open.map(({ seen }) => seen.writes)).toEqual(before.map((writes) => writes + 1))
  access.devices.end(dirk.id, dirk.device)
  expect(dirk.open.map(({ seen }) => seen.closed)).toEqual(['signInNeeded', 'signInNeeded', 'signInNeeded'])
  expect(emre.open.map(({ seen }) => seen.closed)).toEqual([undefined, undefined, undefined])
  access.close()
})
