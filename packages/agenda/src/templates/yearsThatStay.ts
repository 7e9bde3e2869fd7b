import type { BlockDraft } from '../commands/addBlock.ts'
import { proseToText } from '../prose/prose.ts'
import { blockTypes } from '../types/blockTypes.ts'
import type { Field } from '../types/field.ts'
import { namedByOthers, type OwnTemplate } from './ownTemplate.ts'
import { namesYear, templateYears } from './yearsAlong.ts'

/**
 * The blocks of a template, in order, in which a year of its agenda stays as it is in the next one: in the text, or in a field of
 * words. Years go along in titles and amounts only, nobody's sentences are changed. A year that isn't the agenda's own ('IHP
 * 2022-2037') and laws count for nothing; a template that doesn't say of which years it is has none.
 */
export function blocksWithYearsThatStay(template: OwnTemplate): string[] {
  const years = templateYears(template)
  if (!years) return []
  const namesIn = (draft: BlockDraft): string[] => {
    const { id, type, children = [] } = draft
    const isNamed = !namedByOthers.includes(type) && namesYear(wordsOf(draft), years)
    return [...(isNamed && id !== undefined ? [id] : []), ...children.flatMap(namesIn)]
  }
  return template.blocks.flatMap(namesIn)
}

/** What a person wrote in a block besides its title. */
function wordsOf({ type, body = [], fields = {} }: BlockDraft): string {
  const inFields = Object.entries<Field>(blockTypes[type].fields).flatMap(([name, { kind }]) => {
    const value = fields[name]
    return kind === 'text' && name !== 'hint' && typeof value === 'string' ? [value] : []
  })
  return [proseToText(body), ...inFields].join('\n')
}
