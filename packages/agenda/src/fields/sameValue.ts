import type { FieldValue } from '../types/field.ts'
import { type Amount, isApproximate } from '../values/amount.ts'
import type { Period } from '../values/period.ts'
import { isWorded } from './worded.ts'

/** Whether two values are written alike, to the letter. */
export function isEqualValue(a: FieldValue, b: FieldValue): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b
  if (Array.isArray(a) || Array.isArray(b)) {
    return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((each, at) => each === b[at])
  }
  const [one, other] = [Object.entries(a), new Map(Object.entries(b))]
  return one.length === other.size && one.every(([key, value]) => other.get(key) === value)
}

/**
 * Whether two values mean the same, so that two people who wrote them at the same time have nothing to settle: '32.500' and
 * '€ 32.500,00' are one sum ('ca. 32.500' isn't), 'Q4 2021' and 'vierde kwartaal 2021' one period.
 */
export function meansTheSame(a: FieldValue, b: FieldValue): boolean {
  if (isEqualValue(a, b)) return true
  // '300 studenten' and '300 leerlingen' are two things, and so may be 'eind 2026' and '31 december 2026'
  if (isWorded(a) && isWorded(b)) return a.value === b.value && tidy(a.words) === tidy(b.words)
  if (isAmount(a) && isAmount(b)) {
    const counted = a.cents !== null || a.hours !== undefined
    const isOne = a.cents === b.cents && a.hours === b.hours && a.cases === b.cases
    return counted && isOne && isApproximate(a) === isApproximate(b)
  }
  if (isPeriod(a) && isPeriod(b)) {
    const dated = a.start !== null || a.end !== null
    return dated && a.start === b.start && a.end === b.end && a.every === b.every
  }
  return false
}

function tidy(words: string): string {
  return words.replace(/\s+/g, '').toLowerCase()
}

function isAmount(value: FieldValue): value is Amount {
  return typeof value === 'object' && value !== null && 'cents' in value
}

function isPeriod(value: FieldValue): value is Period {
  return typeof value === 'object' && value !== null && 'start' in value
}
