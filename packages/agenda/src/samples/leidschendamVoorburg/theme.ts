import type { Paragraph } from '../../prose/prose.ts'
import type { PartnerKey } from './partners.ts'

/** One row of the printed table of actions. */
export type ActionText = {
  title: string
  body?: Paragraph[]
  /** Who does it; where the table says 'idem', the partners of the row above. */
  partners: readonly PartnerKey[]
  partnersNote?: string
  /** The planning, in the words of the table. */
  planning: string
  /** What the cell 'budget' says of effort that isn't paid from the agenda's own budget. */
  ownEffort?: { amount?: string; bearer?: PartnerKey; source?: string }
}

/** One theme: where things stand, what the partners want, what they do and what it costs in all. */
export type ThemeText = {
  title: string
  body: Paragraph[]
  ambition: { title: string; body: Paragraph[] }
  actions: readonly ActionText[]
  /** Costs before cover, and what is covered already. */
  cost: string
  cover?: string
}
