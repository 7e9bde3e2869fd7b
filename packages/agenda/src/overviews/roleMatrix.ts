import { hasLeadField, type LeadAround } from '../lead/leadAround.ts'
import { childrenOfType, type Facts, idsOfType, titleIn, wordsOf } from './facts.ts'
import { leadsOf } from './leads.ts'

/** What one partner does in one row; `role`: the block that says so, null for a lead that is a field of the row itself. */
export type RoleCell = { readonly kind: string; readonly role: string | null }

export type RoleRow = {
  readonly block: string
  readonly type: string
  readonly number: string
  readonly title: string
  /** By partner; partners without a role are left out. */
  readonly cells: ReadonlyMap<string, readonly RoleCell[]>
  /** Roles without a partner, or with one that was deleted. */
  readonly unfilled: readonly string[]
  /** Who takes part in words; several while people disagree. */
  readonly inWords: readonly string[]
  /** Of an action or pillar without a trekker of its own: that of what it stands under, which counts for it. */
  readonly leadAbove: LeadAround | null
}

export type RolePartner = {
  readonly partner: string
  /** 'partner', or 'body' for one that has a role or leads. */
  readonly type: string
  readonly title: string
  readonly sector: string
  readonly count: number
}

/** Who does what: rows of work, columns of partners. */
export type RoleMatrix = { readonly rows: readonly RoleRow[]; readonly partners: readonly RolePartner[] }

const rowTypes = ['section', 'ambition', 'pillar', 'focusGoal', 'action', 'agreement'] as const

/**
 * The division of roles: a row for every action and pillar, and for every other block that has roles or a lead; all partners as
 * columns, and the bodies that have a role or lead, with how many rows each is in. A partner whose role nobody has settled yet is in the row with kind ''.
 */
export function roleMatrixOf(facts: Facts): RoleMatrix {
  const { tree, read } = facts
  const leads = facts.ask(leadsOf)
  const partners = [...idsOfType(tree, 'partner'), ...idsOfType(tree, 'body')]
  const counts = new Map(partners.map((id) => [id, 0]))
  const rows: RoleRow[] = []
  for (const block of idsOfType(tree, ...rowTypes)) {
    const node = tree.nodes.get(block)
    if (!node) continue
    const cells = new Map<string, RoleCell[]>()
    const unfilled: string[] = []
    const put = (partner: string, cell: RoleCell) => {
      const there = cells.get(partner)
      if (there) there.push(cell)
      else cells.set(partner, [cell])
    }
    const own = read(block)?.fields
    const ownLead = hasLeadField(node.type) ? wordsOf(own, 'lead') : ''
    if (counts.has(ownLead)) put(ownLead, { kind: 'lead', role: null })
    for (const role of childrenOfType(tree, block, 'role')) {
      const fields = read(role)?.fields
      const partner = wordsOf(fields, 'partner')
      if (counts.has(partner)) put(partner, { kind: wordsOf(fields, 'kind'), role })
      else unfilled.push(role)
    }
    const isWork = node.type === 'action' || node.type === 'pillar'
    if (!isWork && cells.size === 0 && unfilled.length === 0) continue
    for (const partner of cells.keys()) counts.set(partner, (counts.get(partner) ?? 0) + 1)
    const inWords = (own?.partnersNote ?? []).flatMap(({ value }) => (typeof value === 'string' && value.trim()) || [])
    const [lead, title] = [leads.get(block), titleIn(facts, block)]
    const leadAbove = lead && lead.block !== block ? lead : null
    rows.push({ block, type: node.type, number: node.number, title, cells, unfilled, inWords, leadAbove })
  }
  return {
    rows,
    partners: partners.flatMap((partner) => {
      const type = tree.nodes.get(partner)?.type ?? ''
      const count = counts.get(partner) ?? 0
      if (type === 'body' && count === 0) return []
      return [
        { partner, type, title: titleIn(facts, partner), sector: wordsOf(read(partner)?.fields, 'sector'), count },
      ]
    }),
  }
}
