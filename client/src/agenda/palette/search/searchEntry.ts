import {
  agendaFields,
  type BlockView,
  blockTypes,
  type Entry,
  type Field,
  isBlockTypeName,
  type LabelledType,
  type LiveAgenda,
  labelFields,
  proseToText,
} from '@lea/agenda'
import { kindLabel, typeLabel } from '../../texts/labels.ts'
import { pluralLabel } from '../../texts/plurals.ts'
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
    kind: kindWords(live, view.type),
  }
}

/** What a kind of block is called, one and more of them, here and elsewhere: 'Actielijn actielijnen Pijler'. */
export function kindWords(live: LiveAgenda, type: string): string {
  const words = [kindLabel(live, type), isLabelled(type) ? pluralLabel(live, type) : '', typeLabel(type)]
  return [...new Set(words)].join(' ')
}

function isLabelled(type: string): type is LabelledType {
  return Object.hasOwn(labelFields, type)
}

/** What this agenda calls its kinds: when that changes, all of them are found by other words. */
export function namesOfKinds(live: LiveAgenda): string {
  return Object.keys(labelFields)
    .map((type) => kindWords(live, type))
    .join()
}

/** What can be found of the agenda as a whole. */
export function agendaEntry(live: LiveAgenda): SearchEntry {
  const { fields } = live.agenda()
  const { checksOff: _, ...shown } = agendaFields
  return { id: agendaEntryId, title: '', body: '', fields: wordsOf(live, fields, shown), kind: '' }
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
