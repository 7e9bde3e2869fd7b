import { type CloseReason, type ConnectionRole, mayWriteAgenda } from '@lea/protocol'
import type { StoreFailure } from '../device/storeFailure.ts'
import type { Unwritten } from './drafts.ts'
import type { ReadOnly } from './session.ts'

export type DeviceState = 'loading' | 'saving' | 'saved' | { failed: StoreFailure }

export type RelayRefusal = CloseReason | 'relayHasNoAcknowledgement'

export type RelayState = 'off' | 'connecting' | 'synced' | 'offline' | { refused: RelayRefusal }

/** How one reaches the relay: by a socket, or by requests where the network lets no socket through (slower). */
export type Way = 'socket' | 'exchange'

/** The one word for all of it. It never claims more than is known. */
export type StatusWord = 'savedOnRelay' | 'savedOnDevice' | 'inField' | 'saving' | 'offline' | 'notSaved' | 'refused'

export type Status = {
  readonly device: DeviceState
  readonly relay: RelayState
  readonly way: Way
  /** In how many places (blocks, and the agenda itself) there is work that the relay hasn't acknowledged. */
  readonly waiting: number
  /** Words in fields that aren't in the document. */
  readonly unwritten: Unwritten
  /** Whether everything in the document, also of earlier visits, was acknowledged on the present connection. */
  readonly acknowledged: boolean
  /** The relay has kept one waiting for its word for longer than a moment, on the present connection. */
  readonly isOverdue: boolean
  /** What the relay lets one do here; null: it hasn't said, and anything goes. */
  readonly role: ConnectionRole | null
  /** Whether one could write here on this visit before the role became a smaller one. */
  readonly couldWrite: boolean
  /** Whether the document is of a newer form than this build writes. */
  readonly isNewer: boolean
  readonly readOnly: ReadOnly | null
  readonly word: StatusWord
}

export type StatusEvent =
  | { type: 'device'; state: DeviceState }
  | { type: 'relay'; event: 'off' | 'connecting' | 'synced' | 'lost' | { refused: RelayRefusal } }
  | { type: 'counted'; waiting: number; acknowledged: boolean }
  | { type: 'typed'; unwritten: Unwritten }
  | { type: 'overdue' }
  | { type: 'way'; way: Way }
  | { type: 'isNewer'; isNewer: boolean }
  | { type: 'role'; role: ConnectionRole }

/** What is known before anything has happened: nothing. */
export const firstStatus: Status = {
  device: 'loading',
  relay: 'off',
  way: 'socket',
  waiting: 0,
  unwritten: { fields: 0, staying: 0 },
  acknowledged: false,
  isOverdue: false,
  role: null,
  couldWrite: false,
  isNewer: false,
  readOnly: null,
  word: 'saving',
}

/** The status after an event. Returns the same object where nothing changes, so that nobody draws in vain. */
export function nextStatus(status: Status, event: StatusEvent): Status {
  const known = afterEvent(status, event)
  const readOnly = whyReadOnly(known)
  const word = wordFor(known)
  const same =
    sameState(known.device, status.device) &&
    sameState(known.relay, status.relay) &&
    known.way === status.way &&
    known.waiting === status.waiting &&
    known.unwritten.fields === status.unwritten.fields &&
    known.unwritten.staying === status.unwritten.staying &&
    known.acknowledged === status.acknowledged &&
    known.isOverdue === status.isOverdue &&
    known.role === status.role &&
    known.isNewer === status.isNewer &&
    readOnly === status.readOnly &&
    word === status.word
  return same ? status : { ...known, readOnly, word }
}

type Known = Omit<Status, 'word'>

function afterEvent(status: Status, event: StatusEvent): Known {
  switch (event.type) {
    case 'device':
      // a retry of a failed write is no news until it succeeds
      return event.state === 'saving' && isFailed(status.device) ? status : { ...status, device: event.state }
    case 'counted': {
      const { waiting, acknowledged } = event
      return { ...status, waiting, acknowledged, isOverdue: status.isOverdue && !acknowledged }
    }
    case 'typed':
      return { ...status, unwritten: event.unwritten }
    case 'overdue':
      return { ...status, isOverdue: true }
    case 'way':
      return { ...status, way: event.way }
    case 'isNewer':
      return { ...status, isNewer: event.isNewer }
    case 'role':
      return { ...status, role: event.role, couldWrite: status.couldWrite || mayWriteAgenda(event.role) }
    case 'relay': {
      if (event.event === 'synced') return { ...status, relay: 'synced' }
      // acknowledgements belong to one connection; without it nothing is known about the relay
      const unknown: Known = { ...status, acknowledged: false, isOverdue: false }
      if (event.event === 'lost') return { ...unknown, relay: isRefused(status.relay) ? status.relay : 'offline' }
      if (event.event !== 'connecting') return { ...unknown, relay: event.event }
      // each attempt to come back says 'connecting'; the person has been told what is the matter and that still holds
      const told = status.relay === 'offline' || isRefused(status.relay)
      return { ...unknown, relay: told ? status.relay : 'connecting' }
    }
  }
}

/** After these nothing that one writes could come anywhere. */
const endsAccess: readonly RelayRefusal[] = ['notAllowed', 'agendaDeleted', 'deviceShutOut', 'personDeleted']

/** A role that was taken away holds until the relay says otherwise, also without a line. */
function whyReadOnly({ isNewer, role, relay }: Known): ReadOnly | null {
  if (isNewer) return 'agendaIsNewer'
  if (isRefused(relay) && endsAccess.includes(relay.refused)) return 'lostAccess'
  return role === 'reader' || role === 'commenter' ? role : null
}

/** A shared computer, and a browser without storage. */
export const neverKeeps: readonly StoreFailure[] = ['shared', 'unavailable']

/** Saved is only what is in the document: words in a field are on their way to it, or wait there for the person. */
function wordFor(known: Known): StatusWord {
  const word = wordForDocument(known)
  const { fields, staying } = known.unwritten
  if (fields === 0 || (word !== 'savedOnRelay' && word !== 'savedOnDevice')) return word
  if (isFailed(known.device) && !neverKeeps.includes(known.device.failed)) return 'notSaved'
  return staying > 0 ? 'inField' : 'saving'
}

function wordForDocument({ device, relay, acknowledged, isOverdue, waiting, role }: Known): StatusWord {
  if (relay === 'synced' && acknowledged) return 'savedOnRelay'
  // where nothing stays the line is where work goes, key by key; the rest of the time the page has warned
  if (relay === 'synced' && !isOverdue && isFailed(device) && neverKeeps.includes(device.failed)) return 'saving'
  if (isFailed(device)) return 'notSaved'
  if (isRefused(relay)) return 'refused'
  if (relay === 'offline') return 'offline'
  // it is on the device, and goes no further as long as one may not write
  if (relay === 'synced' && waiting > 0 && role !== null && !mayWriteAgenda(role)) return 'refused'
  // with a line that works, the relay's word is a moment away: going through 'on this device' would only flicker
  if (relay === 'synced' && !isOverdue) return 'saving'
  return device === 'saved' ? 'savedOnDevice' : 'saving'
}

function sameState(one: DeviceState | RelayState, other: DeviceState | RelayState): boolean {
  if (typeof one === 'string' || typeof other === 'string') return one === other
  if ('failed' in one) return 'failed' in other && one.failed === other.failed
  return 'refused' in other && one.refused === other.refused
}

function isFailed(device: DeviceState): device is { failed: StoreFailure } {
  return typeof device === 'object'
}

function isRefused(relay: RelayState): relay is { refused: RelayRefusal } {
  return typeof relay === 'object'
}
