import { withDescendants } from '../document/tree.ts'
import { childrenOfType, type Facts, idsOfType, membersOf, nearestAbove, titleIn, wordsOf } from './facts.ts'

/** The columns of a year plan, in order. The text of a plan may add means: staff and money. */
export const yearPlanColumns = [
  'ambition',
  'yearGoal',
  'indicators',
  'currentSituation',
  'result',
  'efforts',
  'roles',
] as const
export type YearPlanColumn = (typeof yearPlanColumns)[number]

/** One row: what is a field of the ambition is edited there; the rest are blocks under it. */
export type YearPlanRow = {
  readonly ambition: string
  readonly title: string
  /** What the year plan calls it, where that isn't its title. */
  readonly planName: string
  readonly yearGoal: string
  readonly indicators: readonly string[]
  readonly currentSituation: string
  readonly result: string
  /** In words, beside the actions below the ambition. */
  readonly efforts: string
  readonly actions: readonly string[]
  /** Pillars elsewhere in the document that say they serve it. */
  readonly pillars: readonly string[]
  readonly roles: readonly string[]
  readonly means: string
  readonly budgetLines: readonly string[]
}

export type YearPlan = {
  readonly rows: readonly YearPlanRow[]
  /** Ambitions that are worked out in a plan of their own. */
  readonly elsewhere: readonly { readonly ambition: string; readonly title: string; readonly ownPlan: string }[]
}

/** The year plan: a row for every ambition, in the order of the document, except those with a plan of their own. */
export function yearPlanOf(facts: Facts): YearPlan {
  const { tree, read } = facts
  const rows: YearPlanRow[] = []
  const pillars = idsOfType(tree, 'pillar')
  const elsewhere: { ambition: string; title: string; ownPlan: string }[] = []
  for (const ambition of idsOfType(tree, 'ambition')) {
    const fields = read(ambition)?.fields
    const title = titleIn(facts, ambition)
    const ownPlan = wordsOf(fields, 'ownPlan').trim()
    if (ownPlan !== '') {
      elsewhere.push({ ambition, title, ownPlan })
      continue
    }
    const below = withDescendants(tree, ambition).slice(1)
    const ofType = (type: string) => below.filter((id) => tree.nodes.get(id)?.type === type)
    rows.push({
      ambition,
      title,
      planName: wordsOf(fields, 'planName').trim(),
      yearGoal: wordsOf(fields, 'yearGoal'),
      indicators: ofType('indicator'),
      currentSituation: wordsOf(fields, 'currentSituation'),
      result: wordsOf(fields, 'result'),
      efforts: wordsOf(fields, 'efforts'),
      actions: ofType('action'),
      pillars: pillars.filter(
        (id) =>
          membersOf(read(id)?.fields, 'serves').includes(ambition) && nearestAbove(tree, id, 'ambition') !== ambition,
      ),
      roles: childrenOfType(tree, ambition, 'role'),
      means: wordsOf(fields, 'means'),
      budgetLines: ofType('budget'),
    })
  }
  return { rows, elsewhere }
}
