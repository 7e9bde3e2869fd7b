import { type FactFields, idsOfType, inOrder, type Reading, titleIn, wordsOf } from '../overviews/facts.ts'
import { proseToText } from '../prose/prose.ts'
import { blockTypes, isBlockTypeName } from '../types/blockTypes.ts'
import type { Field } from '../types/field.ts'
import type { Check } from './finding.ts'
import { isInstitution } from './institutions.ts'
import { capital, particle, toldNamesIn, withoutParts } from './namesOfPeople.ts'

const fullName = new RegExp(String.raw`^(?:\p{Lu}\.)+ ?${particle}${capital}|^${capital} ${particle}${capital}`, 'u')

/** Fields that hold nothing but who it is. */
const nameFields = ['holder', 'chair', 'secretary']

/**
 * The name of a person in an agenda that will be published: among its people, in a seat, as chair or secretary, in the text, or in a
 * field of words. Only what surely is one is found: a first and last name where a name is asked for, that name elsewhere,
 * 'de heer ...', 'J. de ...', 'wethouder ... ...', '... ... (bestuurder)', 'Contact: ... van der ...', e-mail addresses, and mobile
 * numbers. A school, street or organisation that is called after somebody is none.
 */
export const personIsNamed: Check = (facts) => {
  const { tree, agenda, each } = facts
  if (wordsOf(agenda, 'publication') !== 'public') return []
  const organisations = new Set(idsOfType(tree, 'partner').map((id) => titleIn(facts, id)))
  const isSomebody = (name: string) => !organisations.has(name)
  const askedById = new Map<string, readonly string[]>()
  for (const asked of [each(peopleOnTheList), each(peopleInFields)]) {
    for (const [id, names] of asked) askedById.set(id, names.filter(isSomebody))
  }
  const known = [...new Set([...askedById.values()].flat())]
  const namesById = new Map<string, readonly string[]>()
  for (const part of [each(inTitle), each(inBody), each(inFields)]) {
    for (const [id, { words, told }] of part) {
      const names = [...told.filter(isSomebody), ...known.filter((name) => words.includes(name))]
      if (names.length > 0) namesById.set(id, [...(namesById.get(id) ?? []), ...names])
    }
  }
  return inOrder(tree, new Set([...askedById.keys(), ...namesById.keys()])).flatMap((block) => {
    const named = new Set([...(askedById.get(block) ?? []), ...withoutParts(namesById.get(block) ?? [])])
    return [...named].map((detail) => ({ block, detail }))
  })
}

/** What is asked for a name and answers one. */
function fullNamesAmong(asked: readonly string[]): readonly string[] | undefined {
  const names = asked.filter((name) => fullName.test(name) && !isInstitution(name))
  return names.length === 0 ? undefined : names
}

const peopleOnTheList: Reading<readonly string[]> = {
  of: 'title',
  read: ({ titleText }, type) => (type === 'person' ? fullNamesAmong([titleText.trim()]) : undefined),
}

const peopleInFields: Reading<readonly string[]> = {
  of: 'fields',
  read: ({ fields }, type) =>
    type === 'person' ? undefined : fullNamesAmong(nameFields.map((field) => wordsOf(fields, field).trim())),
}

/** Words of a block, and the names of which they tell by themselves. */
type Named = { readonly words: string; readonly told: readonly string[] }

function namedIn(words: string, type: string): Named | undefined {
  return type === 'person' || words.trim() === '' ? undefined : { words, told: toldNamesIn(words) }
}

const inTitle: Reading<Named> = { of: 'title', read: ({ titleText }, type) => namedIn(titleText, type) }
const inBody: Reading<Named> = { of: 'body', read: ({ body }, type) => namedIn(proseToText(body), type) }
const inFields: Reading<Named> = {
  of: 'fields',
  read: ({ fields }, type) => namedIn(wordsIn(fields, type).join('\n'), type),
}

/** What people wrote in the fields of words of a block; a template's advice isn't theirs. */
function wordsIn(fields: FactFields, type: string): readonly string[] {
  if (!isBlockTypeName(type)) return []
  return Object.entries<Field>(blockTypes[type].fields).flatMap(([name, { kind }]) =>
    kind === 'text' && name !== 'hint' ? [wordsOf(fields, name)] : [],
  )
}
