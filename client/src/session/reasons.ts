import type { StoreFailure } from '../device/storeFailure.ts'
import { m } from '../paraglide/messages.js'
import type { RelayRefusal, Status } from './status.ts'
import { statusLabel } from './words.ts'

type Words = () => string

export const storeReason = {
  quota: m.session_reason_quota,
  blocked: m.session_reason_blocked,
  slow: m.session_reason_slow,
  closed: m.session_reason_closed,
  damaged: m.session_reason_damaged,
  shared: m.session_reason_shared,
  unavailable: m.session_reason_unavailable,
} satisfies Record<StoreFailure, Words>

export const relayReason = {
  unknownAgenda: m.session_reason_relay_unknown_agenda,
  notAllowed: m.session_reason_relay_not_allowed,
  agendaDeleted: m.session_reason_relay_deleted,
  deviceShutOut: m.session_reason_relay_shut_out,
  personDeleted: m.session_reason_relay_person_deleted,
  signInNeeded: m.session_reason_relay_sign_in,
  wordsOfAnother: m.session_reason_relay_words_of_another,
  notAWriter: m.session_reason_relay_not_a_writer,
  clientTooOld: m.session_reason_relay_client_too_old,
  malformedMessage: m.session_reason_relay_damaged,
  messageTooLarge: m.session_reason_relay_too_large,
  overLimit: m.session_reason_relay_over_limit,
  relayTooOld: m.session_reason_relay_too_old,
  storageUnavailable: m.session_reason_relay_storage,
  relayStopping: m.session_reason_relay_stopping,
  tooSlow: m.session_reason_relay_too_slow,
  relayHasNoAcknowledgement: m.session_reason_relay_no_acknowledgement,
} satisfies Record<RelayRefusal, Words>

/** Why work isn't where it should be. Fetched with the details of the status, early. */
export function reasonOf({ word, device, relay }: Status): string | undefined {
  if (word === 'notSaved') {
    const failed = typeof device === 'object' ? device.failed : 'unavailable'
    // where nothing is meant to stay it is the server that lacks it
    if (failed !== 'shared') return storeReason[failed]()
    if (typeof relay === 'string')
      return relay === 'synced' ? m.session_reason_unconfirmed() : m.session_reason_no_line()
  }
  return typeof relay === 'object' ? relayReason[relay.refused]() : undefined
}

/** What the status pill says, with the reason. */
export function wholeLabel(status: Status): string {
  return statusLabel(status, reasonOf(status))
}
