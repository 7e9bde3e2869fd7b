import type { Entry, FieldValue, Outcome } from '@lea/agenda'
import { entriesOf, type FieldPlace, isAmong, writeDraft } from '../../session/drafts.ts'
import type { Session } from '../../session/session.ts'
import { saysSomething } from './fieldWords.ts'

/** Words that are being typed in a field. */
export type Draft = {
  words: string
  /** The words of which the document knows. */
  before: string
  /** The values that one knows of: those that stood there when one began, and one's own since. */
  seen: readonly Entry[]
  isRefused?: boolean
  /** The undo step of what was written on this visit to the field. */
  step?: unknown
}

type Writing = Pick<Session, 'doc' | 'writer' | 'undo' | 'drafts' | 'run'>

/**
 * Writes the words of a field in the document, in the place of the values that one knows of. All that is written on one visit is
 * one step of undo. Answers the draft as one types on in it.
 *
 * At once: what a colleague wrote meanwhile stays beside it, also when one writes again; one's own earlier words never do.
 */
export function saveDraft(
  session: Writing,
  place: FieldPlace,
  draft: Draft,
  value: FieldValue | undefined,
): Outcome<Draft> {
  const { doc, writer, undo, drafts } = session
  const { words, before, seen, step } = draft
  const last = undo.undoStack.at(-1)
  // the same words, of which nothing could be made when they were written, may be understood now
  if (words !== before || (!saysSomething(seen[0]?.value) && saysSomething(value))) {
    const outcome = session.run((doc, writer) => writeDraft(doc, writer, { ...place, value, seen }), step)
    if (!outcome.ok) {
      // not by itself any more
      if (value !== undefined) drafts.keep(place, { words, value, seen })
      return outcome
    }
  }
  drafts.settle(place)
  const isSeen = isAmong(seen)
  const known = entriesOf(doc, place).filter((entry) => entry.deviceId === writer.deviceId || isSeen(entry))
  const now = undo.undoStack.at(-1)
  return { ok: true, value: { words, before: words, seen: known, step: now === last ? step : now } }
}

/**
 * Gives the words of this visit up, and takes back what was written of them, unless a colleague has replaced that. `value`: what a text that
 * isn't written yet stands for; it is written first, so that 'opnieuw doen' brings all of it back.
 */
export function giveUpDraft(session: Writing, place: FieldPlace, draft: Draft, value: FieldValue = null): void {
  const { doc, writer, undo, drafts } = session
  const isStill = () => entriesOf(doc, place).some(({ deviceId }) => deviceId === writer.deviceId)
  const isMine = draft.step === undefined || isStill()
  const whole = value !== null && isMine ? saveDraft(session, place, draft, value) : undefined
  const { step } = whole?.ok ? whole.value : draft
  drafts.drop(place)
  if (step !== undefined && step === undo.undoStack.at(-1) && isStill()) undo.undo()
}
