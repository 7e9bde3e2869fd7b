import { type BlockTypeName, blockTypes } from '@lea/agenda'
import { m } from '../../paraglide/messages.js'

/** Fields that are folded away until one needs them, and what stands above them. */
const folded = [
  {
    name: 'yearPlan',
    label: m.fields_group_year_plan,
    fields: ['planName', 'yearGoal', 'currentSituation', 'result', 'efforts', 'means', 'ownPlan'],
  },
  { name: 'term', label: m.fields_group_term, fields: ['since', 'until', 'rotationMonths'] },
  { name: 'legal', label: m.fields_group_legal, fields: ['topics', 'basis', 'municipalRole'] },
] as const

export type FieldGroup = { name: string; label: () => string; fields: readonly string[] }

/** A template's advice is shown, not filled in. */
const shownOnly: readonly string[] = ['hint']

/** Which fields of a type stand open in its panel or card, and which are folded away in groups. */
export function fieldGroups(type: BlockTypeName): { open: readonly string[]; folded: readonly FieldGroup[] } {
  const names = Object.keys(blockTypes[type].fields).filter((name) => !shownOnly.includes(name))
  const groups = folded.map((group) => ({ ...group, fields: names.filter((name) => isIn(group.fields, name)) }))
  // one field that is folded away by itself is a riddle, not a help
  const used = groups.filter(({ fields }) => fields.length > 1)
  const open = names.filter((name) => !used.some(({ fields }) => isIn(fields, name)))
  return { open, folded: used }
}

function isIn(names: readonly string[], name: string): boolean {
  return names.includes(name)
}
