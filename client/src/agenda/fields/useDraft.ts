import type { Entry, FieldValue } from '@lea/agenda'
import { type KeyboardEvent, useEffect, useEffectEvent, useRef, useState } from 'react'
import { type FieldPlace, isAmong } from '../../session/drafts.ts'
import { refusalText } from '../../ui/refusalText.ts'
import { useOpenAgenda } from '../desk/AgendaContext.ts'
import { type Draft, giveUpDraft, saveDraft } from './saveDraft.ts'

type Shape = {
  toWords: (value: FieldValue) => string
  toValue: (words: string) => FieldValue | undefined
  /** Whether its words are no more than words: then they are written as soon as one rests. Half an amount would count in sums. */
  isText: boolean
  /** Whether they may run over several lines: then Enter begins the next one, and Ctrl+Enter writes. */
  hasLines?: boolean
  /** One has left the field, and something was written there. */
  onWritten?: () => void
}

const none: readonly Entry[] = []

/** So long after the last key words are written while one stays in their field. */
const restMs = 1_000

/**
 * Words that are being typed in a field of the document. They are written on Enter (Ctrl+Enter where words have lines) and when the field is left in
 * whatever way (also when it disappears, or the page does); those of a text also when one rests, but never while a word is being
 * composed, or an emptied field, which is half a change. What can't be written stands in it when one comes back, also on the next
 * visit. Escape puts back what stood there when one came. On each key the session keeps them beside the document, for when
 * the page dies.
 *
 * At once: when a colleague changes the field meanwhile, `meanwhile` holds their value and the words stay as they are.
 * Writing replaces only what one had seen when one began, and one's own words since; both values then stand in the document.
 */
export function useDraft(place: FieldPlace, entries: readonly Entry[] | undefined, shape: Shape) {
  const { session, work } = useOpenAgenda()
  const { drafts, writer } = session
  const settledWords = entries?.length === 1 ? shape.toWords(entries[0]?.value ?? null) : ''
  const readLeft = (): Draft | null => {
    const left = drafts.left(place)
    return left && { before: settledWords, ...left, isRefused: true }
  }
  const [draft, setDraft] = useState(readLeft)
  // as it is now, also when the key before this one isn't drawn yet
  const latest = useRef(draft)
  const rest = useRef<ReturnType<typeof setTimeout>>(undefined)
  const isComposing = useRef(false)

  const keep = (next: Draft | null) => {
    latest.current = next
    setDraft(next)
  }

  /** The session has the words, beside the document. */
  const hold = ({ words, seen }: Draft, isWrittenSoon: boolean) => {
    void drafts.keep(place, { words, value: shape.toValue(words), seen }, isWrittenSoon)
  }

  /** The draft as one types on in it; null: it couldn't be written. */
  const save = (typed: Draft, isSaid: boolean): Draft | null => {
    const value = shape.toValue(typed.words)
    const saved = saveDraft(session, place, typed, value)
    if (saved.ok) return saved.value
    if (isSaid && value !== undefined) work.voice.refuse(refusalText(saved.refusal))
    return null
  }

  // what can't be written (no number, an agenda that may only be read) stays in the field
  const commit = () => {
    clearTimeout(rest.current)
    const typed = latest.current
    if (!typed) return
    const saved = save(typed, true)
    if (saved?.step !== undefined) shape.onWritten?.()
    keep(saved ? null : { ...typed, isRefused: true })
  }

  const commitNow = useEffectEvent(commit)
  const atRest = useEffectEvent(() => {
    const typed = latest.current
    if (!shape.isText || !typed?.words.trim()) return
    // a keyboard may keep a word open for as long as it is the last one: so it isn't on its way
    if (isComposing.current) return hold(typed, false)
    const saved = save(typed, false)
    if (saved) keep(saved)
  })
  // words of an earlier visit come to stand in it, or those that stand in it are thrown away elsewhere
  const onElsewhere = useEffectEvent(() => {
    if (latest.current === null) keep(readLeft())
    else if (latest.current.isRefused && !drafts.holds(place)) keep(null)
  })
  const onGone = useEffectEvent(() => {
    const typed = latest.current
    if (typed && !save(typed, true)) drafts.leave(place, typed)
  })
  useEffect(() => {
    const onLeave = (event: Event) => {
      if (event.type === 'pagehide' || document.visibilityState === 'hidden') commitNow()
    }
    // capturing, so that the words are in the document before the session stores it for the last time
    window.addEventListener('pagehide', onLeave, { capture: true })
    window.addEventListener('visibilitychange', onLeave, { capture: true })
    const stop = session.subscribeStatus(() => onElsewhere())
    return () => {
      stop()
      window.removeEventListener('pagehide', onLeave, { capture: true })
      window.removeEventListener('visibilitychange', onLeave, { capture: true })
      clearTimeout(rest.current)
      onGone()
    }
  }, [session])

  const awaitRest = () => {
    clearTimeout(rest.current)
    rest.current = setTimeout(atRest, restMs)
  }

  const isSeen = isAmong(draft?.seen ?? none)
  return {
    words: draft?.words ?? settledWords,
    isTyping: draft !== null,
    /** What one typed can't be written as it is. Said when one leaves the field, not while one types. */
    isRefused: draft?.isRefused === true,
    /** What a colleague put in the field since one began to type. */
    meanwhile: draft && entries ? entries.filter((one) => one.deviceId !== writer.deviceId && !isSeen(one)) : none,
    input: {
      value: draft?.words ?? settledWords,
      onChange: (words: string) => {
        const { before, seen, step }: Omit<Draft, 'words'> = latest.current ?? {
          before: settledWords,
          seen: entries ?? none,
        }
        const typed = { words, before, seen, step }
        keep(typed)
        if (words === before) drafts.settle(place)
        else hold(typed, shape.isText && words.trim() !== '')
        awaitRest()
      },
      onBlur: () => {
        isComposing.current = false
        commit()
      },
      onCompositionStart: () => {
        isComposing.current = true
      },
      onCompositionEnd: () => {
        isComposing.current = false
        awaitRest()
      },
      onKeyDown: (event: KeyboardEvent) => {
        if (event.nativeEvent.isComposing) return
        if (event.key === 'Enter' && (!shape.hasLines || event.ctrlKey || event.metaKey)) {
          event.preventDefault()
          commit()
        }
        if (event.key === 'Escape' && latest.current) {
          event.preventDefault()
          event.stopPropagation()
          const { words } = latest.current
          giveUpDraft(session, place, latest.current, shape.isText ? shape.toValue(words) : null)
          keep(null)
        }
      },
    },
  }
}
