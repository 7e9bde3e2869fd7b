import type { Entry, FieldValue } from '@lea/agenda'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'

type Draft = { words: string; seen: readonly Entry[] }

const none: readonly Entry[] = []

/**
 * Words that are being typed in a field of the document. They are written on Enter and when the field is left in
 * whatever way (also when it disappears, or the page does); Escape puts back what the document says.
 *
 * At once: when a colleague changes the field meanwhile, `meanwhile` holds their value and the words stay as they are.
 * Writing replaces only what one had seen when one began, so both values then stand in the document.
 */
export function useDraft(
  entries: readonly Entry[] | undefined,
  toWords: (value: FieldValue) => string,
  write: (words: string, seen: readonly Entry[]) => void,
) {
  const settledWords = entries?.length === 1 ? toWords(entries[0]?.value ?? null) : ''
  const [draft, setDraft] = useState<Draft | null>(null)
  const latest = useRef({ draft, settledWords, write })

  useEffect(() => {
    latest.current = { draft, settledWords, write }
  })

  const commit = () => {
    const { draft, settledWords, write } = latest.current
    latest.current = { ...latest.current, draft: null }
    setDraft(null)
    if (draft && draft.words !== settledWords) write(draft.words, draft.seen)
  }

  useEffect(() => {
    const commitUnseen = () => {
      const { draft, settledWords, write } = latest.current
      latest.current = { ...latest.current, draft: null }
      if (draft && draft.words !== settledWords) write(draft.words, draft.seen)
    }
    window.addEventListener('pagehide', commitUnseen)
    return () => {
      window.removeEventListener('pagehide', commitUnseen)
      commitUnseen()
    }
  }, [])

  const seen = draft?.seen
  return {
    words: draft?.words ?? settledWords,
    isTyping: draft !== null,
    /** What a colleague put in the field since one began to type. */
    meanwhile: seen === undefined || seen === (entries ?? none) ? none : (entries ?? none),
    commit,
    input: {
      value: draft?.words ?? settledWords,
      onChange: (words: string) => {
        const next = { words, seen: latest.current.draft?.seen ?? entries ?? none }
        latest.current = { ...latest.current, draft: next }
        setDraft(next)
      },
      onBlur: commit,
      onKeyDown: (event: KeyboardEvent) => {
        if (event.nativeEvent.isComposing) return
        if (event.key === 'Enter') commit()
        if (event.key === 'Escape' && latest.current.draft) {
          event.preventDefault()
          event.stopPropagation()
          latest.current = { ...latest.current, draft: null }
          setDraft(null)
        }
      },
    },
  }
}
