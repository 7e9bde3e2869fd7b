import { type Facts, idsOfType, membersOf, nearestAbove, titleIn } from './facts.ts'

/** One pillar and the living ambitions that it serves, in the order of the document. */
export type PillarLinks = {
  readonly pillar: string
  readonly title: string
  readonly ambitions: readonly string[]
  /** The ambition that it serves because it stands under it; null for none. */
  readonly above: string | null
}

/** One ambition and how many pillars serve it. */
export type AmbitionCount = { readonly ambition: string; readonly title: string; readonly count: number }

export type Links = {
  readonly pillars: readonly PillarLinks[]
  readonly ambitions: readonly AmbitionCount[]
  /** All links together. */
  readonly total: number
}

/**
 * Which pillars serve which ambitions, many to many: those that a pillar names, and the one that it stands under. Pillars that
 * serve none are there with no ambitions; a link to a deleted ambition doesn't count.
 */
export function linksOf(facts: Facts): Links {
  const { tree, read } = facts
  const ambitions = idsOfType(tree, 'ambition')
  const counts = new Map(ambitions.map((id) => [id, 0]))
  const placeOf = new Map(ambitions.map((id, place) => [id, place]))
  const pillars = idsOfType(tree, 'pillar').map((pillar): PillarLinks => {
    const served = new Set(membersOf(read(pillar)?.fields, 'serves'))
    const above = nearestAbove(tree, pillar, 'ambition')
    if (above !== null) served.add(above)
    const living = [...served].filter((id) => placeOf.has(id))
    if (living.length > 1) living.sort((one, other) => (placeOf.get(one) ?? 0) - (placeOf.get(other) ?? 0))
    for (const id of living) counts.set(id, (counts.get(id) ?? 0) + 1)
    return { pillar, title: titleIn(facts, pillar), ambitions: living, above }
  })
  return {
    pillars,
    ambitions: ambitions.map((ambition) => ({
      ambition,
      title: titleIn(facts, ambition),
      count: counts.get(ambition) ?? 0,
    })),
    total: [...counts.values()].reduce((sum, count) => sum + count, 0),
  }
}

/** The focus goals of one block: of a pillar mostly. */
export type FocusGoals = { readonly owner: string | null; readonly title: string; readonly goals: readonly string[] }

/** The focus goals by what they stand under, in the order of the document. One that nobody wrote yet is no goal. */
export function focusGoalsOf(facts: Facts): readonly FocusGoals[] {
  const { tree } = facts
  const byOwner = new Map<string | null, string[]>()
  for (const goal of idsOfType(tree, 'focusGoal')) {
    if (titleIn(facts, goal).trim() === '') continue
    const owner = tree.nodes.get(goal)?.parent ?? null
    byOwner.set(owner, [...(byOwner.get(owner) ?? []), goal])
  }
  return [...byOwner].map(([owner, goals]) => ({ owner, title: titleIn(facts, owner), goals }))
}
