import { expect, it } from 'vitest'
import type { RelayRefusal, Status } from './status.ts'
import { statusDetails } from './statusDetails.ts'
import { relayReason, statusLabel } from './words.ts'

const refused = (why: RelayRefusal): Status => ({
  device: 'saved',
  relay: { refused: why },
  way: 'socket',
  waiting: 1,
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
  expect(statusDetails(status)).not.toContain(statusLabel(status))
  expect(statusDetails(status).length).toBeGreaterThan(1)
})

it('what the relay refuses is among them when the title is about the device', () => {
  const status: Status = { ...refused('clientTooOld'), device: { failed: 'quota' }, word: 'notSaved' }
  expect(statusDetails(status)).toContain(statusLabel(refused('clientTooOld')))
})
