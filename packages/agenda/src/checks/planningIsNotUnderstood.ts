import { type FactFields, inOrder, periodOf, type Reading, settled, typedFor } from '../overviews/facts.ts'
import { agendaFields } from '../types/agendaFields.ts'
import { blockTypes, isBlockTypeName } from '../types/blockTypes.ts'
import type { Field } from '../types/field.ts'
import { parsePeriod, saysNoDays } from '../values/period.ts'
import type { Check } from './finding.ts'

/** Words of a planning or a date that could not be read as days, of the agenda itself first. They are kept as typed; `detail` is the words. */
export const planningIsNotUnderstood: Check = ({ tree, agenda, each }) => {
  const words = each(unclearWords)
  const ofAgenda = unclearIn(agenda, agendaFields).map((detail) => ({ block: null, detail }))
  const ofBlocks = inOrder(tree, words).flatMap((block) =>
    (words.get(block) ?? []).map((detail) => ({ block, detail })),
  )
  return [...ofAgenda, ...ofBlocks]
}

const unclearWords: Reading<readonly string[]> = {
  of: 'fields',
  read: ({ fields }, type) => {
    if (!isBlockTypeName(type)) return undefined
    const unclear = unclearIn(fields, blockTypes[type].fields)
    return unclear.length === 0 ? undefined : unclear
  },
}

/** The words of the plannings and days among these fields of which none are read. */
function unclearIn(fields: FactFields, shapes: Readonly<Record<string, Field>>): readonly string[] {
  const unclear = Object.entries(shapes).flatMap(([name, { kind }]) => {
    const isPlanning = kind === 'period'
    const words = isPlanning ? undatedPlanning(fields, name) : kind === 'date' ? undatedDay(fields, name) : ''
    return words === '' || (isPlanning ? saysNoDays(words) : parsePeriod(words).understood) ? [] : [words]
  })
  return [...new Set(unclear)]
}

function undatedPlanning(fields: FactFields, name: string): string {
  const period = periodOf(fields, name)
  const hasDays = !period || period.start !== null || period.end !== null || period.every !== undefined
  return hasDays ? '' : period.words
}

function undatedDay(fields: FactFields, name: string): string {
  return settled(fields, name) === undefined ? typedFor(fields, name) : ''
}
