import type { BlockType } from './blockType.ts'
import { decisions } from './choices.ts'
import { hint, legal, status } from './shared.ts'

/** What the partners put on record: agreements, what is open, evaluations, the law, and figures. */
export const recordTypes = {
  agreement: {
    placement: 'document',
    parents: ['agenda', 'section', 'text', 'ambition', 'pillar'],
    numbered: false,
    fields: {
      agreedOn: { kind: 'date', isFrom: true },
      validUntil: { kind: 'date' },
      meeting: { kind: 'reference', to: 'meeting' },
      ...status,
      ...legal,
      ...hint,
    },
  },
  /** Unfinished business, or a view that differs from what was decided and stays on record. */
  openPoint: {
    placement: 'document',
    parents: ['agenda', 'section', 'text', 'ambition', 'pillar', 'action'],
    numbered: false,
    fields: {
      pointKind: { kind: 'choice', choices: ['open', 'dissent'] },
      owner: { kind: 'reference', to: 'partner' },
      body: { kind: 'reference', to: 'body' },
      due: { kind: 'date' },
      settledOn: { kind: 'date', isFrom: true },
      ...hint,
    },
  },
  evaluation: {
    placement: 'document',
    parents: ['agenda', 'section', 'text', 'ambition', 'pillar'],
    numbered: false,
    fields: {
      planning: { kind: 'period' },
      /** It comes back after so many months. */
      everyMonths: { kind: 'number' },
      body: { kind: 'reference', to: 'body' },
      ...status,
      ...hint,
    },
  },
  /** What one competent board decided about one version of the agenda. */
  adoption: {
    placement: 'document',
    parents: ['agenda', 'section', 'text'],
    numbered: false,
    fields: {
      /** Whose board it is; a body that partners have together decides without one. */
      partner: { kind: 'reference', to: 'partner' },
      body: { kind: 'reference', to: 'body' },
      decision: { kind: 'choice', choices: decisions },
      decidedOn: { kind: 'date', isFrom: true },
      version: { kind: 'text' },
      ...hint,
    },
  },
  legalReference: {
    placement: 'document',
    parents: ['agenda', 'section', 'text', 'ambition', 'pillar', 'agreement'],
    numbered: false,
    fields: { law: { kind: 'text' }, article: { kind: 'text' }, url: { kind: 'text' }, ...legal },
  },
  indicator: {
    placement: 'document',
    parents: ['agenda', 'section', 'text', 'ambition', 'pillar', 'focusGoal', 'action', 'agreement'],
    numbered: false,
    fields: {
      unit: { kind: 'text' },
      baseline: { kind: 'number', isFigure: true },
      target: { kind: 'number', isFigure: true },
      /** Whether the target is the least or the most that is good. */
      direction: { kind: 'choice', choices: ['atLeast', 'atMost'] },
      targetOn: { kind: 'date' },
      source: { kind: 'text' },
      ...hint,
    },
  },
  measurement: {
    placement: 'attached',
    parents: ['indicator'],
    numbered: false,
    fields: {
      on: { kind: 'date' },
      value: { kind: 'number', isFigure: true },
      figureKind: { kind: 'choice', choices: ['realised', 'expected'] },
    },
  },
} as const satisfies Record<string, BlockType>
