import type { CloseReason } from '@lea/protocol'
import type { StoreFailure } from '../device/storeFailure.ts'
import { m } from '../paraglide/messages.js'
import type { CantOpen } from '../session/session.ts'
import type { Mishap } from './ErrorScreen.tsx'

type Texts = { [K in keyof Mishap]: () => string }

/** The relay refused before anything was read or written: all is where it was. */
const safe = m.error_safe_nothing_changed

const refusals = {
  unknownAgenda: {
    title: m.error_unknown_agenda_title,
    happened: m.error_unknown_agenda_happened,
    safe,
    toDo: m.error_unknown_agenda_do,
  },
  notAllowed: {
    title: m.error_not_allowed_title,
    happened: m.error_not_allowed_happened,
    safe,
    toDo: m.error_not_allowed_do,
  },
  deviceShutOut: {
    title: m.access_shut_out_title,
    happened: m.error_shut_out_happened,
    safe,
    toDo: m.error_shut_out_do,
  },
  personDeleted: {
    title: m.access_forgotten_title,
    happened: m.error_forgotten_happened,
    safe,
    toDo: m.error_forgotten_do,
  },
  agendaDeleted: {
    title: m.error_agenda_deleted_title,
    happened: m.error_agenda_deleted_happened,
    safe,
    toDo: m.error_agenda_deleted_do,
  },
  signInNeeded: {
    title: m.error_sign_in_needed_title,
    happened: m.error_sign_in_needed_happened,
    safe,
    toDo: m.error_sign_in_needed_do,
  },
  wordsOfAnother: {
    title: m.error_words_of_another_title,
    happened: m.error_words_of_another_happened,
    safe,
    toDo: m.error_words_of_another_do,
  },
  notAWriter: {
    title: m.error_not_a_writer_title,
    happened: m.error_not_a_writer_happened,
    safe,
    toDo: m.error_not_a_writer_do,
  },
  clientTooOld: {
    title: m.error_client_too_old_title,
    happened: m.error_client_too_old_happened,
    safe,
    toDo: m.error_client_too_old_do,
  },
  malformedMessage: {
    title: m.error_malformed_message_title,
    happened: m.error_malformed_message_happened,
    safe,
    toDo: m.error_malformed_message_do,
  },
  messageTooLarge: {
    title: m.error_message_too_large_title,
    happened: m.error_message_too_large_happened,
    safe,
    toDo: m.error_message_too_large_do,
  },
  overLimit: {
    title: m.error_over_limit_title,
    happened: m.error_over_limit_happened,
    safe,
    toDo: m.error_over_limit_do,
  },
  relayTooOld: {
    title: m.error_relay_too_old_title,
    happened: m.error_relay_too_old_happened,
    safe,
    toDo: m.error_relay_too_old_do,
  },
  storageUnavailable: {
    title: m.error_storage_unavailable_title,
    happened: m.error_storage_unavailable_happened,
    safe,
    toDo: m.error_storage_unavailable_do,
  },
  relayStopping: {
    title: m.error_relay_stopping_title,
    happened: m.error_relay_stopping_happened,
    safe,
    toDo: m.error_relay_stopping_do,
  },
  tooSlow: {
    title: m.error_too_slow_title,
    happened: m.error_too_slow_happened,
    safe,
    toDo: m.error_too_slow_do,
  },
} satisfies Record<CloseReason, Texts>

const storeFailures = {
  quota: {
    title: m.error_quota_title,
    happened: m.error_quota_happened,
    safe: m.error_quota_safe,
    toDo: m.error_quota_do,
  },
  blocked: {
    title: m.error_blocked_title,
    happened: m.error_blocked_happened,
    safe: m.error_blocked_safe,
    toDo: m.error_blocked_do,
  },
  slow: {
    title: m.error_slow_title,
    happened: m.error_slow_happened,
    safe: m.error_slow_safe,
    toDo: m.error_slow_do,
  },
  closed: {
    title: m.error_closed_title,
    happened: m.error_closed_happened,
    safe: m.error_closed_safe,
    toDo: m.error_closed_do,
  },
  damaged: {
    title: m.error_damaged_title,
    happened: m.error_damaged_happened,
    safe: m.error_damaged_safe,
    toDo: m.error_damaged_do,
  },
  shared: {
    title: m.error_unavailable_title,
    happened: m.error_shared_happened,
    safe: m.error_unavailable_safe,
    toDo: m.error_shared_do,
  },
  unavailable: {
    title: m.error_unavailable_title,
    happened: m.error_unavailable_happened,
    safe: m.error_unavailable_safe,
    toDo: m.error_unavailable_do,
  },
} satisfies Record<StoreFailure, Texts>

const cantOpen = {
  ...refusals,
  notAnAgendaId: {
    title: m.error_not_an_id_title,
    happened: m.error_not_an_id_happened,
    safe: m.error_safe_nothing_changed,
    toDo: m.error_not_an_id_do,
  },
  agendaIsUnknown: {
    title: m.error_agenda_unknown_title,
    happened: m.error_agenda_unknown_happened,
    safe: m.error_agenda_unknown_safe,
    toDo: m.error_agenda_unknown_do,
  },
  notHereAndOffline: {
    title: m.error_not_here_offline_title,
    happened: m.error_not_here_offline_happened,
    safe: m.error_not_here_offline_safe,
    toDo: m.error_not_here_offline_do,
  },
  storageSlow: {
    title: m.error_slow_title,
    happened: m.error_slow_happened,
    safe: m.error_slow_safe,
    toDo: m.error_slow_do,
  },
  storageBroken: {
    title: m.error_storage_broken_title,
    happened: m.error_storage_broken_happened,
    safe: m.error_storage_broken_safe,
    toDo: m.error_storage_broken_do,
  },
} satisfies Record<CantOpen, Texts>

/** What is the matter with the browser's storage. */
export function storeFailureMishap(failure: StoreFailure): Mishap {
  return spoken(storeFailures[failure])
}

/** Why an agenda could not be opened. Nothing of it is on this device then, so nothing is said to be. */
export function cantOpenMishap(reason: CantOpen): Mishap {
  return spoken(cantOpen[reason])
}

/** A path that is no page. */
export function unknownPageMishap(): Mishap {
  return spoken(cantOpen.notAnAgendaId)
}

function spoken(texts: Texts): Mishap {
  return { title: texts.title(), happened: texts.happened(), safe: texts.safe(), toDo: texts.toDo() }
}
