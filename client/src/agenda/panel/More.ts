import { lazyPart } from '../../ui/lazyPart.tsx'
import type { FieldEditorProps } from '../fields/BlockField.tsx'

// Fetched for the first line or field that needs it, and early as well: see main.tsx.
const fetchAll = () => import('./more/MoreParts.ts')

/** What a budget line says besides what it is, how much and of which fund. */
export const LineDetails = lazyPart<{ line: string; isSource: boolean }>(() =>
  fetchAll().then(({ LineDetails }) => ({ default: LineDetails })),
)

export const smart = ['specific', 'measurable', 'acceptable', 'resultOriented', 'timeBound'] as const

/** Fields of which the name alone doesn't tell what to write. */
const explained = [...smart, 'lastYear', 'schoolYear'] as const
export type ExplainedField = (typeof explained)[number]

export function isExplained(field: string): field is ExplainedField {
  return (explained as readonly string[]).includes(field)
}

/** What to write in such a field. */
export const FieldHelp = lazyPart<{ field: ExplainedField }>(() =>
  fetchAll().then(({ FieldHelp }) => ({ default: FieldHelp })),
)

/** A figure about the world: a number, or one in words. */
export const FigureField = lazyPart<FieldEditorProps>(() =>
  fetchAll().then(({ FigureField }) => ({ default: FigureField })),
)

/** Of which year a budget line is that names none. */
export const PlannedYear = lazyPart<{ line: string }>(() =>
  fetchAll().then(({ PlannedYear }) => ({ default: PlannedYear })),
)

/** Who leads work for which nobody was named: whoever leads what it stands under. */
export const LeadAbove = lazyPart<{ block: string }>(() => fetchAll().then(({ LeadAbove }) => ({ default: LeadAbove })))
