import type { Entry } from '@lea/agenda'
import { useSyncExternalStore } from 'react'
import type { FieldPlace } from '../../session/drafts.ts'
import type { TypedChoice } from '../../ui/Combobox.tsx'
import { useOpenAgenda } from '../desk/AgendaContext.ts'

/** What one types in a list of choices, kept as words that their field can't hold until one has chosen. */
export function useTypedChoice(place: FieldPlace, entries: readonly Entry[] = []): TypedChoice {
  const { drafts, subscribeStatus } = useOpenAgenda().session
  return {
    left: useSyncExternalStore(subscribeStatus, () => drafts.left(place)?.words ?? null),
    onTyped: (words) => {
      if (words === null) return drafts.settle(place)
      drafts.leave(place, { words, before: '', seen: entries })
      void drafts.keep(place, { words, value: undefined, seen: entries })
    },
  }
}
