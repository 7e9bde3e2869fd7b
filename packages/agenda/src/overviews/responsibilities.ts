import { childrenOfType, type Facts, idsOfType, titleIn } from './facts.ts'

export type PartnerDuties = {
  readonly partner: string
  readonly title: string
  readonly duties: readonly { readonly responsibility: string; readonly title: string }[]
}

/** Who answers for what. The same duty may stand at several partners; `shared` are the titles of which that is so. */
export type Responsibilities = {
  readonly partners: readonly PartnerDuties[]
  readonly total: number
  readonly shared: readonly string[]
}

/** The responsibilities of every partner that has any, in the order of the document. */
export function responsibilitiesOf(facts: Facts): Responsibilities {
  const { tree } = facts
  const holders = new Map<string, number>()
  const partners: PartnerDuties[] = []
  for (const partner of idsOfType(tree, 'partner')) {
    const duties = childrenOfType(tree, partner, 'responsibility').map((responsibility) => ({
      responsibility,
      title: titleIn(facts, responsibility),
    }))
    if (duties.length === 0) continue
    partners.push({ partner, title: titleIn(facts, partner), duties })
    for (const title of new Set(duties.map((duty) => duty.title))) holders.set(title, (holders.get(title) ?? 0) + 1)
  }
  return {
    partners,
    total: partners.reduce((sum, { duties }) => sum + duties.length, 0),
    shared: [...holders].flatMap(([title, count]) => (count > 1 && title !== '' ? [title] : [])),
  }
}
