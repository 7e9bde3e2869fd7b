import { bases, municipalRoles, progress, statutoryTopics } from './choices.ts'
import type { Field } from './field.ts'

/**
 * What could be written here: a template's advice. Shown as the placeholder while the body is empty, never as text, and
 * not among the fields; so it goes away when somebody types, and is back when all is taken away.
 */
export const hint = { hint: { kind: 'text' } } as const satisfies Record<string, Field>

/** Who answers for it: a partner, or a body in which partners meet. */
export const lead = { lead: { kind: 'reference', to: 'partner', or: 'body' } } as const satisfies Record<string, Field>

export const status = { status: { kind: 'choice', choices: progress } } as const satisfies Record<string, Field>

/** Which statutory topics it is about, and whether the law or the partners put it on the agenda. */
export const legal = {
  topics: { kind: 'choices', choices: statutoryTopics },
  basis: { kind: 'choice', choices: bases },
} as const satisfies Record<string, Field>

export const municipalRole = {
  municipalRole: { kind: 'choice', choices: municipalRoles },
} as const satisfies Record<string, Field>

/**
 * The calendar year that money is of. With `lastYear` it is of all years from `year` up to that one, as one sum together: it is never
 * spread over them. An amount for each year is a line for each year.
 */
export const years = {
  year: { kind: 'number' },
  lastYear: { kind: 'number' },
} as const satisfies Record<string, Field>
