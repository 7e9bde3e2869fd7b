import { placementOf } from '../document/tree.ts'
import { type FactFields, type Facts, isSet, type Reading, wordsOf } from '../overviews/facts.ts'
import { proseToText } from '../prose/prose.ts'
import type { Finding } from './finding.ts'

/** Checks that find what isn't there yet; all others find what is there and can't be right. */
const missing: readonly string[] = [
  'workHasNoLead',
  'workHasNoPlanning',
  'workHasNoMoney',
  'planHasNoEvaluation',
  'themeHasNoAction',
  'funderHasNoCompetentBoard',
  'statutoryTopicHasNoAgreement',
  'consultationHasNoDate',
  'assignmentIsNotSmart',
]

/**
 * Whether a finding is about what nobody has begun with: something is missing where all that stands there is what a template put
 * there. What is missing in the agenda as a whole counts once somebody began anywhere in the text.
 */
export function isNotBegun(facts: Facts, { check, block, detail }: Omit<Finding, 'isNotBegun'>): boolean {
  if (!missing.includes(check) && detail !== 'amountIsMissing') return false
  const { tree } = facts
  const begun = facts.ask(begunIn)
  if (block === null) return ![...begun].some((id) => placementOf(tree.nodes.get(id)?.type) === 'document')
  let node = tree.nodes.get(block)
  while (node && node.parent !== null && placementOf(node.type) === 'attached') node = tree.nodes.get(node.parent)
  return node !== undefined && !begun.has(node.id)
}

/** The blocks that somebody began with, and those around them. What no template advised on was added by a person, and is begun. */
function begunIn({ tree, each }: Facts): ReadonlySet<string> {
  const [filled, titled, written] = [each(filledIn), each(titledBySomebody), each(writtenIn)]
  const begun = new Set<string>()
  for (const id of [...tree.nodes.keys()].reverse()) {
    const fund = filled.get(id)
    if (fund === undefined && !titled.has(id) && !written.has(id) && !begun.has(id)) continue
    begun.add(id)
    if (fund) begun.add(fund)
    const parent = tree.nodes.get(id)?.parent
    if (parent) begun.add(parent)
  }
  return begun
}

/** Fields of which any is enough, for what templates make without advice; the others they fill in themselves. */
const telling: Readonly<Record<string, readonly string[]>> = {
  role: ['partner'],
  budget: ['amount'],
  body: ['mandate', 'chair', 'secretary'],
  fund: ['ceiling', 'ledgerNumber'],
}

/** Blocks in which somebody filled in a field: the fund that is begun with by that, or ''. */
const filledIn: Reading<string> = {
  of: 'fields',
  read: ({ fields }, type) => (isFilledIn(fields, type) ? wordsOf(fields, 'fund') : undefined),
}

function isFilledIn(fields: FactFields, type: string): boolean {
  const names = Object.hasOwn(telling, type) ? telling[type] : undefined
  if (names) return names.some((name) => isSet(fields, name))
  // a template writes its advice last: what is newer was filled in by a person
  const advised = fields.hint?.[0]?.clock ?? -1
  if (advised < 0) return true
  return Object.values(fields).some((entries) => entries.some(({ clock }) => clock > advised))
}

/** What templates leave without a title, but for the evaluations of a year agenda; chapters and ambitions may have one from the start. */
const untitled: readonly string[] = ['action', 'agreement', 'assignment', 'focusGoal', 'pillar']
const titleOfEvaluations = 'Evaluatie'

const titledBySomebody: Reading<true> = {
  of: 'title',
  read: ({ titleText }, type) => {
    const title = titleText.trim()
    return (untitled.includes(type) && title !== '' && title !== titleOfEvaluations) || undefined
  },
}

const writtenIn: Reading<true> = {
  of: 'body',
  read: ({ body }) => proseToText(body).trim() !== '' || undefined,
}
