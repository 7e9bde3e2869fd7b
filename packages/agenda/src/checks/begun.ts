import { placementOf } from '../document/tree.ts'
import { type FactFields, type Facts, isSet, type Reading, wordsOf } from '../overviews/facts.ts'
import { proseToText } from '../prose/prose.ts'
import type { Finding } from './finding.ts'

/** Checks that find what isn't there yet; all others find what is there and can't be right. */
const missing: ReadonlySet<string> = new Set([
  'workHasNoLead',
  'workHasNoPlanning',
  'workHasNoMoney',
  'planHasNoEvaluation',
  'themeHasNoAction',
  'funderHasNoCompetentBoard',
  'statutoryTopicHasNoAgreement',
  'consultationHasNoDate',
  'assignmentIsNotSmart',
])

/**
 * Tells of a finding whether it is about what nobody has begun with: something is missing where all that stands there is what a template
 * put there. What is missing in the agenda as a whole counts once somebody began anywhere in the text.
 */
export function notBegunIn(facts: Facts): (finding: Omit<Finding, 'isNotBegun'>) => boolean {
  const begun = facts.ask(begunIn)
  return (finding) => isNotBegun(facts, begun, finding)
}

function isNotBegun({ tree }: Facts, begun: Begun, { check, block, detail }: Omit<Finding, 'isNotBegun'>): boolean {
  if (!missing.has(check) && detail !== 'amountIsMissing') return false
  if (block === null) return !begun.isTextBegun
  let node = tree.nodes.get(block)
  while (node && node.parent !== null && placementOf(node.type) === 'attached') node = tree.nodes.get(node.parent)
  return node !== undefined && !begun.isBegun(node.id)
}

type Begun = {
  readonly isBegun: (block: string) => boolean
  /** Whether somebody began anywhere in the text. */
  readonly isTextBegun: boolean
}

/**
 * What somebody began with, and what stands around it. What no template advised on was added by a person, and is begun. Most of what is
 * asked for is begun by itself; only of the rest it is looked at what stands below.
 */
function begunIn({ tree, each }: Facts): Begun {
  const filled = each(filledIn)
  const own = [filled, each(titledBySomebody), each(writtenIn)]
  const funds = new Set(filled.values())
  const known = new Map<string, boolean>()
  const isBegun = (block: string): boolean => {
    if (own.some((begun) => begun.has(block)) || funds.has(block)) return true
    const before = known.get(block)
    if (before !== undefined) return before
    const answer = tree.nodes.get(block)?.children.some(isBegun) ?? false
    known.set(block, answer)
    return answer
  }
  const isInText = (block: string) => {
    for (let at = tree.nodes.get(block); at; at = tree.nodes.get(at.parent ?? ''))
      if (placementOf(at.type) === 'document') return true
    return false
  }
  return { isBegun, isTextBegun: [...own, funds].some((begun) => [...begun.keys()].some(isInText)) }
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
