import type { Field } from './field.ts'

export type BlockTypeName = 'section' | 'ambition' | 'pillar' | 'action' | 'role' | 'budget' | 'partner' | 'fund'

/** Where a block is drawn: in the text, inside its parent (roles and budget lines), or on a page of its own. */
export type Placement = 'document' | 'attached' | 'list'

export type BlockType = {
  placement: Placement
  /** Types that it may stand under; 'agenda' is the top level. */
  parents: readonly (BlockTypeName | 'agenda')[]
  /** Whether it counts in the numbering of the text ('2.3'). */
  numbered: boolean
  fields: Readonly<Record<string, Field>>
}

/**
 * What could be written here: a template's advice. Shown as the placeholder while the body is empty, never as text, and
 * not among the fields; so it goes away when somebody types, and is back when all is taken away.
 */
const hint = { kind: 'text' } as const

const progress = ['planned', 'running', 'done', 'atRisk', 'stopped'] as const

const registry = {
  section: {
    placement: 'document',
    parents: ['agenda', 'section'],
    numbered: true,
    fields: { lead: { kind: 'reference', to: 'partner' }, hint },
  },
  ambition: {
    placement: 'document',
    parents: ['agenda', 'section'],
    numbered: false,
    fields: { lead: { kind: 'reference', to: 'partner' }, period: { kind: 'period' }, hint },
  },
  pillar: {
    placement: 'document',
    parents: ['agenda', 'section', 'ambition'],
    numbered: false,
    fields: {
      lead: { kind: 'reference', to: 'partner' },
      period: { kind: 'period' },
      status: { kind: 'choice', choices: progress },
      hint,
    },
  },
  action: {
    placement: 'document',
    parents: ['agenda', 'section', 'ambition', 'pillar'],
    numbered: true,
    fields: {
      status: { kind: 'choice', choices: progress },
      planning: { kind: 'period' },
      partnersNote: { kind: 'text' },
      hint,
    },
  },
  role: {
    placement: 'attached',
    parents: ['section', 'ambition', 'pillar', 'action'],
    numbered: false,
    fields: {
      partner: { kind: 'reference', to: 'partner' },
      kind: { kind: 'choice', choices: ['accountable', 'lead', 'performer', 'involved', 'informed'] },
    },
  },
  budget: {
    placement: 'attached',
    parents: ['section', 'ambition', 'pillar', 'action'],
    numbered: false,
    fields: {
      kind: { kind: 'choice', choices: ['cost', 'cover', 'inKind'] },
      amount: { kind: 'amount' },
      fund: { kind: 'reference', to: 'fund' },
      source: { kind: 'text' },
      bearer: { kind: 'reference', to: 'partner' },
      year: { kind: 'number' },
    },
  },
  partner: {
    placement: 'list',
    parents: ['agenda'],
    numbered: false,
    fields: {
      shortName: { kind: 'text' },
      sector: {
        kind: 'choice',
        choices: [
          'municipality',
          'childcare',
          'primary',
          'secondary',
          'special',
          'mbo',
          'hbo',
          'swv',
          'careYouth',
          'culture',
          'other',
        ],
      },
    },
  },
  fund: {
    placement: 'list',
    parents: ['agenda'],
    numbered: false,
    fields: { ceiling: { kind: 'amount' }, ledgerNumber: { kind: 'text' }, year: { kind: 'number' } },
  },
} as const satisfies Record<BlockTypeName, BlockType>

/** Every type that this build knows. Adding a type is adding one entry here; the folder's README has the recipe. */
export const blockTypes: Readonly<Record<BlockTypeName, BlockType>> = registry

/** Fields of the agenda as a whole. */
export const agendaFields: Readonly<Record<string, Field>> = {
  title: { kind: 'text' },
  municipality: { kind: 'text' },
  kind: { kind: 'choice', choices: ['multiYear', 'year', 'execution', 'covenant'] },
  period: { kind: 'period' },
  status: { kind: 'choice', choices: ['draft', 'discussed', 'adopted'] },
}

/** Whether this build knows the type. A document of a newer build may hold others: those are kept and shown, not edited. */
export function isBlockTypeName(name: unknown): name is BlockTypeName {
  return typeof name === 'string' && Object.hasOwn(blockTypes, name)
}

/** Whether a block of this type may stand under a parent of that type ('agenda' is the top level). */
export function mayStandUnder(type: BlockTypeName, parentType: string): boolean {
  return (blockTypes[type].parents as readonly string[]).includes(parentType)
}
