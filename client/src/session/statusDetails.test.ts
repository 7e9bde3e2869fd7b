import { expect, it } from 'vitest'
import { m } from '../paraglide/messages.js'
import { relayReason, wholeLabel } from './reasons.ts'
import type { RelayRefusal, Status } from './status.ts'
import { statusDetails } from './statusDetails.ts'

const refused = (why: RelayRefusal): Status => ({
  device: 'saved',
  relay: { refused: why },
  way: 'socket',
  waiting: 1,
  unwritten: { fields: 0, staying: 0 },
  acknowledged: false,
  isOverdue: false,
  role: null,
  couldWrite: false,
  isNewer: false,
  readOnly: null,
  word: 'refused',
})

it.each(Object.keys(relayReason) as RelayRefusal[])('the sentences under "%s" do not say its title again', (why) => {
  const status = refused(why)
  expect(statusDetails(status)).not.toContain(wholeLabel(status))
  expect(statusDetails(status).length).toBeGreaterThan(1)
})

it('what the relay refuses is among them when the title is about the device', () => {
  const status: Status = { ...refused('clientTooOld'), device: { failed: 'quota' }, word: 'notSaved' }
  expect(statusDetails(status)).toContain(wholeLabel(refused('clientTooOld')))
})

it('words that wait in a field come in when one goes on, but not for who may only read', () => {
  const status: Status = { ...refused('clientTooOld'), unwritten: { fields: 1, staying: 1 }, word: 'inField' }
  const waits = m.session_detail_in_field()
  expect(statusDetails(status)).toContain(waits)
  const read = statusDetails({ ...status, readOnly: 'reader' })
  expect(read).not.toContain(waits)
  expect(read).toContain(m.session_detail_stays_in_field())
})

it('on a shared computer nothing is meant to stay: what lacks it is the server, and why is told', () => {
  const shared: Status = { ...refused('notAllowed'), device: { failed: 'shared' }, word: 'notSaved' }
  const label = (relay: Status['relay']) => wholeLabel({ ...shared, relay })
  expect(label('offline')).toBe(m.session_status_not_saved({ reason: m.session_reason_no_line() }))
  expect(label('connecting')).toBe(label('offline'))
  expect(label('synced')).toBe(m.session_status_not_saved({ reason: m.session_reason_unconfirmed() }))
  expect(label({ refused: 'notAllowed' })).toBe(
    m.session_status_not_saved({ reason: m.session_reason_relay_not_allowed() }),
  )
  expect(statusDetails({ ...shared, relay: 'offline' })).toContain(m.error_shared_happened())
  const saved: Status = { ...shared, relay: 'synced', acknowledged: true, word: 'savedOnRelay' }
  expect(wholeLabel(saved)).toBe(m.session_status_saved_on_relay())
  expect(wholeLabel({ ...saved, device: { failed: 'quota' } })).toBe(m.session_status_saved_on_relay_only())
})
