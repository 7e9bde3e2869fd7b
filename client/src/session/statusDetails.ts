import type { StoreFailure } from '../device/storeFailure.ts'
import { m } from '../paraglide/messages.js'
import { relayReason, storeReason, wholeLabel } from './reasons.ts'
import type { RelayRefusal, Status } from './status.ts'

type Words = () => string

const storeAdvice = {
  quota: m.session_advice_quota,
  blocked: m.session_advice_blocked,
  slow: m.session_advice_slow,
  closed: m.session_advice_closed,
  damaged: m.session_advice_damaged,
  shared: m.session_advice_shared,
  unavailable: m.session_advice_unavailable,
} satisfies Record<StoreFailure, Words>

const relayAdvice = {
  unknownAgenda: m.session_advice_relay_address,
  notAllowed: m.session_advice_relay_ask_access,
  agendaDeleted: m.session_advice_relay_deleted,
  deviceShutOut: m.session_advice_relay_ask_access,
  personDeleted: m.session_advice_relay_ask_access,
  signInNeeded: m.session_advice_relay_sign_in,
  wordsOfAnother: m.session_advice_relay_ask_owner,
  notAWriter: m.session_advice_relay_ask_access,
  clientTooOld: m.session_advice_relay_refresh,
  malformedMessage: m.session_advice_relay_refresh,
  messageTooLarge: m.session_advice_relay_split,
  overLimit: m.session_advice_relay_split,
  relayTooOld: m.session_advice_relay_administrator,
  storageUnavailable: m.session_advice_relay_wait,
  relayStopping: m.session_advice_relay_wait,
  tooSlow: m.session_advice_relay_wait,
  relayHasNoAcknowledgement: m.session_advice_relay_administrator,
} satisfies Record<RelayRefusal, Words>

/** What the status means: what is safe and what to do, in a few sentences, to stand under its label. */
export function statusDetails(status: Status): string[] {
  const way = status.way === 'exchange' ? [m.session_detail_exchange()] : []
  const label = wholeLabel(status)
  return [...deviceDetails(status), ...fieldDetails(status), ...relayDetails(status), ...way].filter(
    (detail) => detail !== label,
  )
}

function fieldDetails({ unwritten, readOnly }: Status): string[] {
  if (unwritten.staying === 0) return []
  return [readOnly === null ? m.session_detail_in_field() : m.session_detail_stays_in_field()]
}

function deviceDetails({ device, word }: Status): string[] {
  if (device === 'saved') return [m.session_detail_device_saved()]
  if (typeof device === 'string') return [m.session_detail_device_saving()]
  const safety = word === 'savedOnRelay' ? m.session_detail_safe_on_relay() : m.session_detail_only_here()
  return [
    device.failed === 'shared'
      ? m.error_shared_happened()
      : m.session_detail_device_failed({ reason: storeReason[device.failed]() }),
    safety,
    storeAdvice[device.failed](),
  ]
}

function relayDetails({ relay, word, acknowledged }: Status): string[] {
  if (typeof relay === 'object') {
    return [m.session_status_refused({ reason: relayReason[relay.refused]() }), relayAdvice[relay.refused]()]
  }
  if (relay === 'off') return [m.session_detail_relay_off()]
  if (relay === 'connecting') return [m.session_detail_connecting()]
  if (relay === 'offline') return [m.session_detail_offline()]
  // of what is in the document the server has all
  if (acknowledged && word !== 'savedOnRelay') return []
  return [word === 'savedOnRelay' ? m.session_detail_synced() : m.session_detail_waiting()]
}
