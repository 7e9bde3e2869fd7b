import { wordsOf } from '../fields/settledValue.ts'
import type { FactFields } from './facts.ts'

/** What the partners of an agenda call a type: one of them, and several. */
export type Label = { readonly one: string; readonly many: string }

/** Types that can be called something else, and their field of the agenda. */
export const labelFields = {
  section: 'sectionLabel',
  ambition: 'ambitionLabel',
  pillar: 'pillarLabel',
  focusGoal: 'focusGoalLabel',
  action: 'actionLabel',
} as const
export type LabelledType = keyof typeof labelFields

/** The agenda's own name for a type; undefined where it has none. 'vraagstuk' gets its plural by rule, 'stad / steden' says it. */
export function labelOf(agenda: FactFields, type: LabelledType): Label | undefined {
  const [one = '', many = ''] = wordsOf(agenda, labelFields[type])
    .split('/')
    .map((word) => word.trim())
  if (one === '') return undefined
  return { one, many: many === '' ? pluralOf(one) : many }
}

/** The plural of a Dutch noun by rule: 'ambities', "thema's", 'vraagstukken', 'actielijnen'. */
export function pluralOf(noun: string): string {
  if (/[aiouy]$/i.test(noun) && !/[aeiou]{2}$/i.test(noun)) return `${noun}’s`
  if (/(?:e|[^aeiou](?:el|em|en|er|erd)|aar|aard)$/i.test(noun)) return `${noun}s`
  const long = /^(.*?)(aa|ee|oo|uu)([bcdfgklmnprstvz])$/i.exec(noun)
  if (long) return `${long[1]}${long[2]?.[0]}${soft(long[3] ?? '')}en`
  const short = /(?:^|[^aeiou])[aeiou]([bcdfgklmnprst])$/i.exec(noun)
  if (short) return `${noun}${short[1]}en`
  return `${noun}en`
}

function soft(consonant: string): string {
  return { f: 'v', s: 'z' }[consonant] ?? consonant
}
