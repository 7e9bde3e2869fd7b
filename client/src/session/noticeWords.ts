import { m } from '../paraglide/messages.js'
import { getLocale } from '../paraglide/runtime.js'
import type { Notice } from './notice.ts'

/** `text` in short, what else there is to say of it, and the words on the button that brings the work back (null: none). */
export type NoticeWords = { text: string; more?: string; action: string | null }

/** What a notice says; words that were typed before are told with their field, by the screen. */
export function noticeToWords(notice: Exclude<Notice, { kind: 'typedBefore' }>): NoticeWords {
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
      const { by: name } = notice
      const text = notice.text.trim()
      const words = name ? m.session_notice_rescued_by({ name, text }) : m.session_notice_rescued({ text })
      return { text: words, action: m.session_notice_rescued_action() }
    }
    case 'titleOfTwo': {
      const { by: name, title } = notice
      const text = name ? m.session_notice_title_of_two({ name, title }) : m.session_notice_title_of_somebody({ title })
      return { text, action: m.session_notice_title_of_two_action() }
    }
    case 'changedSince': {
      const day = new Date(notice.since).toLocaleString(getLocale(), { dateStyle: 'long' })
      return {
        text: m.session_notice_changed_since({ count: notice.blocks, day }),
        action: m.session_notice_changed_since_action(),
      }
    }
    case 'slowLine':
      return { text: m.session_notice_slow_line(), more: m.session_notice_slow_line_more(), action: null }
    case 'damagedOnDevice':
      return { text: notice.filled ? m.session_notice_damaged_filled() : m.session_notice_damaged(), action: null }
  }
}
