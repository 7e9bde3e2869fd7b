import type { Node } from '../document/tree.ts'
import { type FactFields, titleIn, wordsOf } from '../overviews/facts.ts'
import { proseToText } from '../prose/prose.ts'
import { blockTypes, isBlockTypeName } from '../types/blockTypes.ts'
import type { Field } from '../types/field.ts'
import type { Check } from './finding.ts'
import { isInstitution } from './institutions.ts'
import { capital, namesOfPeopleIn, particle } from './namesOfPeople.ts'

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
  const { tree, read, agenda } = facts
  if (wordsOf(agenda, 'publication') !== 'public') return []
  const namesIn = ({ id, type }: Node) => {
    const asked =
      type === 'person' ? [titleIn(facts, id)] : nameFields.map((field) => wordsOf(read(id)?.fields, field).trim())
    return asked.filter((name) => fullName.test(name) && !isInstitution(name) && !organisations.has(name))
  }
  const nodes = [...tree.nodes.values()]
  const organisations = new Set(nodes.flatMap(({ id, type }) => (type === 'partner' ? titleIn(facts, id).trim() : [])))
  const known = new Set(nodes.flatMap(namesIn))
  return nodes.flatMap((node) => {
    const block = node.type === 'person' ? undefined : read(node.id)
    const text = block ? [block.titleText, proseToText(block.body), ...wordsIn(block.fields, node.type)].join('\n') : ''
    const named = new Set([...namesIn(node), ...namesOfPeopleIn(text, [...known], organisations)])
    return [...named].map((detail) => ({ block: node.id, detail }))
  })
}

/** What people wrote in the fields of words of a block; a template's advice isn't theirs. */
function wordsIn(fields: FactFields, type: string): readonly string[] {
  if (!isBlockTypeName(type)) return []
  return Object.entries<Field>(blockTypes[type].fields).flatMap(([name, { kind }]) =>
    kind === 'text' && name !== 'hint' ? [wordsOf(fields, name)] : [],
  )
}
