import { m } from '../../../paraglide/messages.js'
import type { Toast } from '../../../ui/Announcer.tsx'
import { type Change, changeNames } from './htmlToParagraphs.ts'

/** What can be left out, in one sentence together. */
const leftOut = {
  deletedLeftOut: m.editor_paste_deleted,
  commentsLeftOut: m.editor_paste_comments,
  imagesLeftOut: m.editor_paste_images,
}

/** What is there and means something else, a sentence each. */
const changed = {
  noStrike: m.editor_paste_no_strike,
  tableIsList: m.editor_paste_table,
  mergedOnce: m.editor_paste_merged,
  notesBelow: m.editor_paste_notes,
  notesMissing: m.editor_paste_notes_missing,
  shiftedOnLine: m.editor_paste_shifted,
} satisfies Record<Exclude<Change, keyof typeof leftOut>, () => string>

/** One notice of all that is different from what was copied. */
export function pasteNotice(changes: ReadonlySet<Change>, isNothing: boolean): Toast {
  const gone: string[] = []
  const sentences: string[] = []
  for (const name of changeNames.filter((each) => changes.has(each))) {
    if (name in leftOut) gone.push(leftOut[name as keyof typeof leftOut]())
    else sentences.push(changed[name as keyof typeof changed]())
  }
  if (gone.length > 0) sentences.unshift(m.editor_paste_left_out({ what: gone.join(', ') }))
  return { title: isNothing ? m.editor_pasted_nothing() : m.editor_pasted(), text: sentences.join(' ') }
}
