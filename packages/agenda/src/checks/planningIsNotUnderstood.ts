import { type FactFields, inOrder, periodOf, type Reading, settled, typedFor } from '../overviews/facts.ts'
import { blockTypes, isBlockTypeName } from '../types/blockTypes.ts'
import type { Field } from '../types/field.ts'
import { parsePeriod, saysNoDays } from '../values/period.ts'
import type { Check } from './finding.ts'

/** Words of a planning or a date that could not be read as days. They are kept as typed; `detail` is the words. */
export const planningIsNotUnderstood: Check = ({ tree, each }) => {
  const words = each(unclearWords)
  return inOrder(tree, words).flatMap((block) => (words.get(block) ?? []).map((detail) => ({ block, detail })))
}

const unclearWords: Reading<readonly string[]> = {
  of: 'fields',
  read: ({ fields }, type) => {
    if (!isBlockTypeName(type)) return undefined
    const unclear = Object.entries<Field>(blockTypes[type].fields).flatMap(([name, { kind }]) => {
      const isPlanning = kind === 'period'
      const words = isPlanning ? undatedPlanning(fields, name) : kind === 'date' ? undatedDay(fields, name) : ''
      return words === '' || (isPlanning ? saysNoDays(words) : parsePeriod(words).understood) ? [] : [words]
    })
    return unclear.length === 0 ? undefined : [...new Set(unclear)]
  },
}

function undatedPlanning(fields: FactFields, name: string): string {
  const period = periodOf(fields, name)
  const hasDays = !period || period.start !== null || period.end !== null || period.every !== undefined
  return hasDays ? '' : period.words
}

function undatedDay(fields: FactFields, name: string): string {
  return settled(fields, name) === undefined ? typedFor(fields, name) : ''
}
