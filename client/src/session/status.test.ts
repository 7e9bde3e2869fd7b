import { describe, expect, test } from 'vitest'
import { firstStatus, nextStatus, type RelayRefusal, type StatusEvent, type StatusWord } from './status.ts'

const saving: StatusEvent = { type: 'device', state: 'saving' }
const saved: StatusEvent = { type: 'device', state: 'saved' }
const diskFull: StatusEvent = { type: 'device', state: { failed: 'quota' } }
const shared: StatusEvent = { type: 'device', state: { failed: 'shared' } }
const off: StatusEvent = { type: 'relay', event: 'off' }
const connecting: StatusEvent = { type: 'relay', event: 'connecting' }
const synced: StatusEvent = { type: 'relay', event: 'synced' }
const lost: StatusEvent = { type: 'relay', event: 'lost' }
const tooOld: StatusEvent = { type: 'relay', event: { refused: 'clientTooOld' } }
const noAcknowledgement: StatusEvent = { type: 'relay', event: { refused: 'relayHasNoAcknowledgement' } }
const waits = (waiting: number): StatusEvent => ({ type: 'counted', waiting, acknowledged: false })
const overdue: StatusEvent = { type: 'overdue' }
const acknowledged: StatusEvent = { type: 'counted', waiting: 0, acknowledged: true }

const typing: StatusEvent = { type: 'typed', unwritten: { fields: 1, staying: 0 } }
const typingAmount: StatusEvent = { type: 'typed', unwritten: { fields: 2, staying: 1 } }
const typed: StatusEvent = { type: 'typed', unwritten: { fields: 0, staying: 0 } }

const after = (events: StatusEvent[]) => events.reduce(nextStatus, firstStatus)

describe('the word claims no more than is known', () => {
  const table: [string, StatusEvent[], StatusWord][] = [
    ['nothing has happened', [], 'saving'],
    ['a stored agenda without a relay is on the device', [saved, off], 'savedOnDevice'],
    ['an agenda that is being stored is not yet on the device', [saved, off, saving], 'saving'],
    ['a stored agenda whose line is being made is on the device', [saved, connecting], 'savedOnDevice'],
    ['to be in sync is not to be saved', [saved, connecting, synced], 'saving'],
    ['nor is it when the device has stored it', [connecting, synced, waits(1), saved], 'saving'],
    ['only the acknowledgement is', [saved, connecting, synced, acknowledged], 'savedOnRelay'],
    ['a new change takes the word back', [saved, connecting, synced, acknowledged, waits(1)], 'saving'],
    ['an acknowledgement before sync says nothing', [saved, connecting, acknowledged], 'savedOnDevice'],
    ['a relay that takes its time: what is safe meanwhile', [synced, saved, waits(1), overdue], 'savedOnDevice'],
    ['and nothing is, where nothing is kept', [synced, shared, waits(1), overdue], 'notSaved'],
    ['one has stored nothing of a later change', [synced, saved, waits(1), overdue, saving, waits(2)], 'saving'],
    ['its word comes late', [synced, saved, waits(1), overdue, acknowledged], 'savedOnRelay'],
    ['and is waited for once more', [synced, saved, waits(1), overdue, acknowledged, waits(1)], 'saving'],
    ['a new line begins anew', [synced, saved, waits(1), overdue, lost, connecting, synced], 'saving'],
    ['a line that breaks takes the word back', [saved, connecting, synced, acknowledged, lost], 'offline'],
    ['coming back is not yet being there', [saved, connecting, synced, acknowledged, lost, connecting], 'offline'],
    ['nor is being in sync again', [saved, connecting, synced, acknowledged, lost, connecting, synced], 'saving'],
    ['a line that never came is offline', [saved, connecting, lost], 'offline'],
    ['a full disk without a line is not saved', [saved, connecting, lost, diskFull], 'notSaved'],
    ['a full disk before the acknowledgement is not saved', [connecting, synced, diskFull, waits(2)], 'notSaved'],
    [
      'a full disk with an acknowledgement is saved on the relay',
      [connecting, synced, diskFull, acknowledged],
      'savedOnRelay',
    ],
    ['trying again on a full disk is no progress', [off, diskFull, saving], 'notSaved'],
    ['room on the disk again', [off, diskFull, saving, saved], 'savedOnDevice'],
    ['a relay that refuses', [saved, connecting, tooOld], 'refused'],
    ['a relay that refuses and goes away has still refused', [saved, connecting, tooOld, lost, connecting], 'refused'],
    ['a refusal and a full disk: nothing is saved', [saved, connecting, tooOld, diskFull], 'notSaved'],
    ['a relay that doesn’t acknowledge', [saved, connecting, synced, noAcknowledgement], 'refused'],
    ['words on their way out of a field are not saved', [saved, connecting, synced, acknowledged, typing], 'saving'],
    ['nor is an amount in its field', [saved, connecting, synced, acknowledged, typingAmount], 'inField'],
    ['nor on the device', [saved, off, typingAmount], 'inField'],
    ['written, they are', [saved, connecting, synced, acknowledged, typing, typed], 'savedOnRelay'],
    ['an amount in its field, without a line', [saved, connecting, lost, typingAmount], 'offline'],
    ['on a full disk', [synced, diskFull, acknowledged, typing], 'notSaved'],
    ['on a shared computer', [synced, shared, acknowledged, typingAmount], 'inField'],
    ['a relay that lets one in again', [saved, connecting, tooOld, connecting, synced, acknowledged], 'savedOnRelay'],
  ]
  test.each(table)('%s', (_, events, word) => {
    expect(after(events).word).toBe(word)
  })
})

test('an event that changes nothing gives the same status, so that nothing is drawn', () => {
  const status = after([saved, connecting, synced, acknowledged])
  expect(nextStatus(status, acknowledged)).toBe(status)
  expect(nextStatus(status, synced)).toBe(status)
  const failed = nextStatus(status, diskFull)
  expect(nextStatus(failed, diskFull)).toBe(failed)
  expect(nextStatus(failed, saving)).toBe(failed)
})

test('one writes on while one can come back by oneself, and not where nothing would come anywhere', () => {
  const readOnly = (refused: RelayRefusal) => after([saved, { type: 'relay', event: { refused } }]).readOnly
  expect((['signInNeeded', 'storageUnavailable'] as const).map(readOnly)).toEqual([null, null])
  for (const refused of ['notAllowed', 'agendaDeleted', 'deviceShutOut', 'personDeleted'] as const)
    expect(readOnly(refused)).toBe('lostAccess')
})

test('the number of waiting changes survives a broken line', () => {
  expect(after([saved, connecting, synced, waits(3), lost, connecting]).waiting).toBe(3)
})
