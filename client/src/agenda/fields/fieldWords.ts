import {
  type Field,
  type FieldValue,
  formatDay,
  parseAmount,
  parseMoment,
  parsePeriod,
  parseSchoolYear,
} from '@lea/agenda'
import { getLocale } from '../../paraglide/runtime.js'
import { figureText } from '../texts/figureText.ts'
import type { SchoolYear } from './useSchoolYear.ts'

/** The words that a value was typed with, or that it would be typed with. */
export function toWords(value: FieldValue, kind?: Field): string {
  if (value === null) return ''
  if (typeof value === 'object' && !Array.isArray(value)) return value.words
  if (typeof value === 'number') return figureText(value)
  return kind?.kind === 'date' && typeof value === 'string' ? formatDay(value) : String(value)
}

/**
 * The value that words in a field of this kind stand for; null: nothing, undefined: they can't be kept. Amounts and periods
 * keep any words, and are read alike on every screen; so do dates, of which only the day is kept when that is all they are ('14-10-2021'). A number
 * has to be one ('3,8', '1.200'); a figure needn't, see FigureField.
 */
export function wordsToValue(kind: Field, words: string, schoolYear?: SchoolYear): FieldValue | undefined {
  const plain = words.trim()
  if (plain === '') return null
  switch (kind.kind) {
    case 'amount':
      return parseAmount(words).amount
    case 'period':
      return (kind.isSchoolYear ? parseSchoolYear : parsePeriod)(words, schoolYear).period
    case 'number':
      return readNumber(plain)
    case 'date':
      return parseMoment(words, kind.isFrom, schoolYear)
    default:
      return plain
  }
}

/** Numbers that are calendar years. */
const years: readonly string[] = ['budgetYear', 'year', 'lastYear']

export function isYear(field: string): boolean {
  return years.includes(field)
}

/** What `wordsToValue` makes of words in this field; undefined too where a year is asked and another number was typed. */
export function fieldValue(field: string, kind: Field, words: string, schoolYear?: SchoolYear): FieldValue | undefined {
  if (isYear(field) && words.trim() !== '' && !/^(19|20|21)\d{2}$/.test(words.trim())) return undefined
  return wordsToValue(kind, words, schoolYear)
}

/** Whether an amount comes to money or hours, a period to days or a rhythm. */
export function saysSomething(value: FieldValue | undefined): boolean {
  if (typeof value !== 'object' || value === null) return false
  return Object.entries(value).some(([part, says]) => part !== 'words' && says !== null)
}

/** A number may have three decimals, so on an English screen '1.200' and '1,200' can each be read in two ways: they are refused. */
export function readNumber(plain: string): number | undefined {
  if (getLocale() === 'en' && /^-?[1-9]\d{0,2}[.,]\d{3}$/.test(plain)) return undefined
  if (/^-?[1-9]\d{0,2}(\.\d{3})+(,\d+)?$/.test(plain)) return Number(plain.replaceAll('.', '').replace(',', '.'))
  if (/^-?[1-9]\d{0,2}(,\d{3})+\.\d+$|^-?[1-9]\d{0,2}(,\d{3}){2,}$/.test(plain))
    return Number(plain.replaceAll(',', ''))
  return /^-?\d{1,12}([.,]\d{1,6})?$/.test(plain) ? Number(plain.replace(',', '.')) : undefined
}
