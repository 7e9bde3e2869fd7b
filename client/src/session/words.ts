import type { StoreFailure } from '../device/storeFailure.ts'
import { m } from '../paraglide/messages.js'
import type { Notice } from './notice.ts'
import type { RelayRefusal, Status } from './status.ts'

type Words = () => string

export const storeReason = {
  quota: m.session_reason_quota,
  blocked: m.session_reason_blocked,
  closed: m.session_reason_closed,
  damaged: m.session_reason_damaged,
  unavailable: m.session_reason_unavailable,
} satisfies Record<StoreFailure, Words>

export const relayReason = {
  unknownAgenda: m.session_reason_relay_unknown_agenda,
  notAllowed: m.session_reason_relay_not_allowed,
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

/** What a notice says, and the words on the button that brings the work back (null: there is nothing to bring back). */
export function noticeToWords(notice: Notice): { text: string; action: string | null } {
  switch (notice.kind) {
    case 'deletedWhileEditing': {
      const { title, isPart, count } = notice
      const name = notice.by || m.session_notice_somebody()
      const text = !title
        ? m.session_notice_deleted_untitled({ name })
        : isPart
          ? m.session_notice_deleted_part({ name, title })
          : count > 1
            ? m.session_notice_deleted_all({ name, title })
            : m.session_notice_deleted({ name, title })
      return { text, action: m.session_notice_deleted_action() }
    }
    case 'rescued': {
      const { by: name, text } = notice
      const words = name ? m.session_notice_rescued_by({ name, text }) : m.session_notice_rescued({ text })
      return { text: words, action: m.session_notice_rescued_action() }
    }
    case 'typedBefore': {
      const { draft, title } = notice
      const text = draft.words
      const words = title
        ? m.session_notice_typed_before({ title, text })
        : m.session_notice_typed_before_agenda({ text })
      return { text: words, action: draft.value === undefined ? null : m.session_notice_typed_before_action() }
    }
    case 'damagedOnDevice':
      return { text: notice.filled ? m.session_notice_damaged_filled() : m.session_notice_damaged(), action: null }
  }
}

/** What the status pill says. The sentences behind it are in `statusDetails.ts`. */
export function statusLabel({ word, device, relay, waiting }: Status): string {
  switch (word) {
    case 'savedOnRelay':
      return typeof device === 'object' ? m.session_status_saved_on_relay_only() : m.session_status_saved_on_relay()
    case 'savedOnDevice':
      return m.session_status_saved_on_device()
    case 'saving':
      return m.session_status_saving()
    case 'offline':
      return waiting > 0 ? m.session_status_offline_waiting({ count: waiting }) : m.session_status_offline()
    case 'notSaved':
      return m.session_status_not_saved({
        reason: storeReason[typeof device === 'object' ? device.failed : 'unavailable'](),
      })
    case 'refused':
      return typeof relay === 'object'
        ? m.session_status_refused({ reason: relayReason[relay.refused]() })
        : m.session_status_unsent()
  }
}
