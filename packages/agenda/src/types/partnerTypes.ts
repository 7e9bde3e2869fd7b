import type { BlockType } from './blockType.ts'
import { fundKinds, roleKinds, sectors } from './choices.ts'
import { legal, years } from './shared.ts'

/** Who takes part, what each does and answers for, and the money. */
export const partnerTypes = {
  partner: {
    placement: 'list',
    parents: ['agenda'],
    numbered: false,
    fields: {
      shortName: { kind: 'text' },
      sector: { kind: 'choice', choices: sectors },
      /** Other sectors that it works in as well: a board with schools for primary and for secondary education. */
      alsoIn: { kind: 'choices', choices: sectors },
      /** Who may decide about this partner's money and plans: 'college van B en W', 'het bestuur'. */
      board: { kind: 'text' },
    },
  },
  /** Something that a partner answers for, or a task of a body. The same duty may stand at several of them. */
  responsibility: { placement: 'attached', parents: ['partner', 'body'], numbered: false, fields: { ...legal } },
  role: {
    placement: 'attached',
    parents: ['section', 'ambition', 'pillar', 'focusGoal', 'action', 'agreement'],
    numbered: false,
    fields: {
      /** Who has the role: a partner, or a body in which partners meet. */
      partner: { kind: 'reference', to: 'partner', or: 'body' },
      kind: { kind: 'choice', choices: roleKinds },
    },
  },
  fund: {
    placement: 'list',
    parents: ['agenda'],
    numbered: false,
    fields: {
      fundKind: { kind: 'choice', choices: fundKinds },
      /** Whose money it is; that partner's board decides about it. */
      owner: { kind: 'reference', to: 'partner' },
      ceiling: { kind: 'amount' },
      ledgerNumber: { kind: 'text' },
      ...years,
    },
  },
  /** A line of cover under a line of cost is a source of that one amount; there may be several. */
  budget: {
    placement: 'attached',
    parents: ['section', 'ambition', 'pillar', 'focusGoal', 'action', 'agreement', 'budget'],
    numbered: false,
    fields: {
      kind: { kind: 'choice', choices: ['cost', 'cover', 'inKind'] },
      amount: { kind: 'amount' },
      fund: { kind: 'reference', to: 'fund' },
      source: { kind: 'text' },
      bearer: { kind: 'reference', to: 'partner' },
      ...years,
    },
  },
} as const satisfies Record<string, BlockType>
