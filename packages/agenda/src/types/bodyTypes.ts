import type { BlockType } from './blockType.ts'
import { bodyKinds } from './choices.ts'
import { hint, legal, status } from './shared.ts'

/** The bodies in which partners meet, who sits in them, what they ask of each other, and when they meet. */
export const bodyTypes = {
  body: {
    placement: 'list',
    parents: ['agenda', 'body'],
    numbered: false,
    fields: {
      bodyKind: { kind: 'choice', choices: bodyKinds },
      mandate: { kind: 'text' },
      /** How often it meets, in words: '4 tot 6 keer per jaar'. */
      cadence: { kind: 'text' },
      /** How often at least; the calendar is held to it. */
      timesPerYear: { kind: 'number' },
      chair: { kind: 'text' },
      secretary: { kind: 'text' },
      /** How many seats it should have; without both, any number is right. */
      minSeats: { kind: 'number' },
      maxSeats: { kind: 'number' },
      /** Within how many days its report goes round. */
      reportDays: { kind: 'number' },
      ...legal,
    },
  },
  /** Somebody who sits in bodies, by name or, in an agenda that is published, by function. Holds as many seats as say so. */
  person: {
    placement: 'list',
    parents: ['agenda'],
    numbered: false,
    fields: { jobTitle: { kind: 'text' } },
  },
  /** A seat is held by one person for one organisation. One person may hold two, each for another organisation. */
  seat: {
    placement: 'attached',
    parents: ['body'],
    numbered: false,
    fields: {
      organisation: { kind: 'reference', to: 'partner' },
      person: { kind: 'reference', to: 'person' },
      /** Who holds it in words, from before there were people; counts while no person is chosen. */
      holder: { kind: 'text' },
      /** The ambition that this seat answers for. */
      owns: { kind: 'reference', to: 'ambition' },
      since: { kind: 'date', isFrom: true },
      until: { kind: 'date' },
      rotationMonths: { kind: 'number' },
    },
  },
  /** What one body asks of another, SMART: specific, measurable, acceptable, aimed at a result, bound to a time. */
  assignment: {
    placement: 'document',
    parents: ['agenda', 'section', 'text', 'ambition', 'pillar'],
    numbered: false,
    fields: {
      from: { kind: 'reference', to: 'body' },
      to: { kind: 'reference', to: 'body' },
      specific: { kind: 'text' },
      measurable: { kind: 'text' },
      acceptable: { kind: 'text' },
      resultOriented: { kind: 'text' },
      timeBound: { kind: 'text' },
      deadline: { kind: 'date' },
      reportOn: { kind: 'date' },
      ...status,
      ...hint,
    },
  },
  meeting: {
    placement: 'list',
    parents: ['agenda', 'body'],
    numbered: false,
    fields: { planning: { kind: 'period' }, place: { kind: 'text' }, ...legal },
  },
} as const satisfies Record<string, BlockType>
