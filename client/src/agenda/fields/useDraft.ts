import type { Entry, FieldValue } from '@lea/agenda'
import { type KeyboardEvent, useEffect, useEffectEvent, useRef, useState } from 'react'
import { type FieldPlace, isSame } from '../../session/drafts.ts'
import type { Session } from '../../session/session.ts'
import { useOpenAgenda } from '../desk/AgendaContext.ts'
import { saysSomething } from './fieldWords.ts'

type Draft = { words: string; before: string; seen: readonly Entry[]; isRefused?: boolean }

type Typing = {
  drafts: Session['drafts']
  place: FieldPlace
  draft: Draft | null
  toValue: (words: string) => FieldValue | undefined
  write: (value: FieldValue, seen: readonly Entry[]) => boolean
}

const none: readonly Entry[] = []

/**
 * Words that are being typed in a field of the document. They are written on Enter and when the field is left in
 * whatever way (also when it disappears, or the page does); what can't be written stands in it when one comes back, also on the next visit. Escape puts back what the document says. On each key the
 * session keeps them beside the document, for when the page dies.
 *
 * At once: when a colleague changes the field meanwhile, `meanwhile` holds their value and the words stay as they are.
 * Writing replaces only what one had seen when one began, so both values then stand in the document.
 */
export function useDraft(
  place: FieldPlace,
  entries: readonly Entry[] | undefined,
  toWords: (value: FieldValue) => string,
  toValue: Typing['toValue'],
  write: Typing['write'],
) {
  const { drafts } = useOpenAgenda().session
  const settledWords = entries?.length === 1 ? toWords(entries[0]?.value ?? null) : ''
  const [draft, setDraft] = useState<Draft | null>(() => {
    const left = drafts.left(place)
    return left && { ...left, isRefused: true }
  })
  const latest = useRef<Typing>({ drafts, place, draft, write, toValue })

  useEffect(() => {
    latest.current = { drafts, place, draft, write, toValue }
  })

  const keep = (next: Draft | null) => {
    latest.current = { ...latest.current, draft: next }
    setDraft(next)
  }

  // what can't be written (no number, an agenda that may only be read) stays in the field
  const commit = () => {
    if (settle(latest.current)) keep(null)
    else if (latest.current.draft) keep({ ...latest.current.draft, isRefused: true })
  }

  const commitNow = useEffectEvent(commit)
  useEffect(() => {
    const onLeave = (event: Event) => {
      if (event.type === 'pagehide' || document.visibilityState === 'hidden') commitNow()
    }
    // capturing, so that the words are in the document before the session stores it for the last time
    window.addEventListener('pagehide', onLeave, { capture: true })
    window.addEventListener('visibilitychange', onLeave, { capture: true })
    return () => {
      window.removeEventListener('pagehide', onLeave, { capture: true })
      window.removeEventListener('visibilitychange', onLeave, { capture: true })
      const { drafts, place, draft } = latest.current
      if (!settle(latest.current) && draft) drafts.leave(place, draft)
      latest.current = { ...latest.current, draft: null }
    }
  }, [])

  const seen = draft?.seen
  return {
    words: draft?.words ?? settledWords,
    isTyping: draft !== null,
    /** What one typed can't be written as it is. Said when one leaves the field, not while one types. */
    isRefused: draft?.isRefused === true,
    /** What a colleague put in the field since one began to type. */
    meanwhile: seen === undefined || isSame(entries ?? none, seen) ? none : (entries ?? none),
    commit,
    input: {
      value: draft?.words ?? settledWords,
      onChange: (words: string) => {
        const begun = latest.current.draft ?? { before: settledWords, seen: entries ?? none }
        keep({ before: begun.before, seen: begun.seen, words })
        drafts.keep(place, { words, value: toValue(words), seen: begun.seen })
      },
      onBlur: commit,
      onKeyDown: (event: KeyboardEvent) => {
        if (event.nativeEvent.isComposing) return
        if (event.key === 'Enter') {
          // also where the words may run on over several lines: they are one text
          event.preventDefault()
          commit()
        }
        if (event.key === 'Escape' && latest.current.draft) {
          event.preventDefault()
          event.stopPropagation()
          drafts.drop(place)
          keep(null)
        }
      },
    },
  }
}

/** Writes the words, if they can be; answers whether there is nothing left to write. */
function settle({ drafts, place, draft, write, toValue }: Typing): boolean {
  if (!draft) return true
  const value = toValue(draft.words)
  // the same words, of which nothing could be made when they were written, may be understood now
  if (draft.words === draft.before && (saysSomething(draft.seen[0]?.value) || !saysSomething(value))) {
    drafts.drop(place)
    return true
  }
  if (value === undefined || !write(value, draft.seen)) return false
  drafts.settle(place)
  return true
}
