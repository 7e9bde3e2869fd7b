import { closeCode } from '@lea/protocol'
import { expect, test } from 'vitest'
import { administrator, guestOf } from '../test/browser.ts'
import { calendar } from '../test/calendar.ts'
import { newAgendaId } from '../test/people.ts'
import { startRelay } from '../test/relay.ts'
import { sessionEnds } from './devices.ts'

async function startWithGuest() {
  const { clock, pass } = calendar()
  const relay = await startRelay({ settings: { access: 'required' }, clock })
  const anna = await administrator(relay)
  const agenda = newAgendaId()
  await anna.call('createAgenda', { body: { id: agenda } })
  return { pass, agenda, bram: await guestOf(relay, anna, agenda, 'editor') }
}

const hour = 3_600_000

test('a device that is not used for a season is signed out; one that is used now and then is not', async () => {
  const { pass, bram } = await startWithGuest()
  pass(sessionEnds.unusedMs - hour)
  expect((await bram.call('me', {})).person?.devices).toHaveLength(1)
  pass(sessionEnds.unusedMs - hour)
  expect((await bram.call('me', {})).person?.name).toBe('Bram')
  pass(sessionEnds.unusedMs)
  expect((await bram.call('me', {})).person).toBeNull()
})

test('a session ends at last also when it is used all the time, and so does what is open with it', async () => {
  const { pass, agenda, bram } = await startWithGuest()
  const socket = await bram.socket(agenda).opened()
  // An open page counts as use.
  const seasons = Math.ceil(sessionEnds.atLastMs / (sessionEnds.unusedMs - hour))
  for (let season = 1; season < seasons; season++) pass(sessionEnds.unusedMs - hour)
  expect(socket.isOpen).toBe(true)
  pass(sessionEnds.unusedMs - hour)
  expect(await socket.closed()).toBe(closeCode.signInNeeded)
  expect((await bram.call('me', {})).person).toBeNull()
})
