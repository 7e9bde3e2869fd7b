import type { LabelledType } from '@lea/agenda'
import { useOpenAgenda } from '../desk/AgendaContext.ts'
import { useAgenda } from '../desk/reading.ts'
import { pluralLabel } from '../texts/plurals.ts'

/** What this agenda calls several of a type: 'vraagstukken'. One of them is `useKindLabel`. */
export function usePlural(type: LabelledType): string {
  const { live } = useOpenAgenda().session
  useAgenda() // wakes this when the partners give it another name
  return pluralLabel(live, type)
}
