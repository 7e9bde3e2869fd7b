import {
  agendaFields,
  type BlockView,
  blockTypes,
  type Entry,
  type Field,
  isBlockTypeName,
  type LiveAgenda,
  proseToText,
} from '@lea/agenda'
import { titleOf } from '../../texts/titleOf.ts'
import { valueText } from '../../texts/valueText.ts'
import type { SearchEntry } from './SearchIndex.ts'

/** The id under which the agenda's own fields are found. */
export const agendaEntryId = 'agenda'

/** Advice of a template is not what anybody wrote. */
const notSearched: readonly string[] = ['hint']

/** Everything of a block that can be found, in the words that people read: names of partners, not their ids. */
export function searchEntryOf(live: LiveAgenda, view: BlockView): SearchEntry {
  const shapes: Readonly<Record<string, Field>> = isBlockTypeName(view.type) ? blockTypes[view.type].fields : {}
  return {
    id: view.id,
    title: view.type === 'role' ? titleOf(live, view.id) : view.titleText,
    body: proseToText(view.body),
    fields: wordsOf(live, view.fields, shapes),
  }
}

/** What can be found of the agenda as a whole. */
export function agendaEntry(live: LiveAgenda): SearchEntry {
  const { fields } = live.agenda()
  const { checksOff: _, ...shown } = agendaFields
  return { id: agendaEntryId, title: '', body: '', fields: wordsOf(live, fields, shown) }
}

/** Both values of a field on which people differ. */
function wordsOf(
  live: LiveAgenda,
  fields: Readonly<Record<string, readonly Entry[]>>,
  shapes: Readonly<Record<string, Field>>,
): string {
  const words = Object.entries(shapes).flatMap(([name, shape]) => {
    if (notSearched.includes(name)) return []
    return (fields[name] ?? []).flatMap(({ value }) => {
      const isEmpty = value === null || value === '' || (Array.isArray(value) && value.length === 0)
      return isEmpty ? [] : [valueText(value, shape, live)]
    })
  })
  return words.join(' · ')
}
