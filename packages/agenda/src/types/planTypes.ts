import type { BlockType } from './blockType.ts'
import { hint, lead, legal, municipalRole, status } from './shared.ts'

/** The text and what the partners plan in it: chapters, ambitions, lines of work, goals, actions. */
export const planTypes = {
  /** A chapter that isn't a theme and has no number: a preface, an introduction, a look back. */
  text: {
    placement: 'document',
    parents: ['agenda', 'text', 'section'],
    numbered: false,
    fields: { ...legal, ...hint },
  },
  section: {
    placement: 'document',
    parents: ['agenda', 'section'],
    numbered: true,
    fields: { ...lead, ...legal, ...municipalRole, ...hint },
  },
  ambition: {
    placement: 'document',
    parents: ['agenda', 'section', 'text'],
    numbered: false,
    fields: {
      ...lead,
      period: { kind: 'period' },
      /** What its row in the year plan is called, where that isn't its title. */
      planName: { kind: 'text' },
      // The columns of a year plan that are words; the others come from indicators, actions and roles below it.
      yearGoal: { kind: 'text' },
      currentSituation: { kind: 'text' },
      result: { kind: 'text' },
      efforts: { kind: 'text' },
      means: { kind: 'text' },
      /** The plan of its own in which this is worked out, so that the year plan leaves it out. */
      ownPlan: { kind: 'text' },
      ...legal,
      ...municipalRole,
      ...hint,
    },
  },
  pillar: {
    placement: 'document',
    parents: ['agenda', 'section', 'ambition'],
    numbered: false,
    fields: {
      ...lead,
      period: { kind: 'period' },
      ...status,
      /** Who takes part, in words: networks and talks that are no partners of the agenda. */
      partnersNote: { kind: 'text' },
      /** The ambitions that it serves, besides the one that it stands under. */
      serves: { kind: 'references', to: 'ambition' },
      ...legal,
      ...municipalRole,
      ...hint,
    },
  },
  focusGoal: {
    placement: 'document',
    parents: ['ambition', 'pillar'],
    numbered: false,
    fields: { ...lead, period: { kind: 'period' }, ...status, ...hint },
  },
  action: {
    placement: 'document',
    parents: ['agenda', 'section', 'ambition', 'pillar', 'focusGoal'],
    numbered: true,
    fields: {
      ...status,
      planning: { kind: 'period' },
      partnersNote: { kind: 'text' },
      ...legal,
      ...hint,
    },
  },
} as const satisfies Record<string, BlockType>
