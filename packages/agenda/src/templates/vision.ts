import type { BlockDraft } from '../commands/addBlock.ts'
import { newId } from '../document/ids.ts'
import { advise, commonPartners } from './advice.ts'
import type { NewAgenda } from './applyTemplate.ts'

/** A vision for many years: a few ambitions, the questions under each, and the bodies that turn them into assignments. */
export function vision(agenda: NewAgenda): BlockDraft[] {
  const [steering, table] = [newId(), newId()]
  return [
    advise('text', 'Inleiding', 'Wie schreven mee, voor welke jaren geldt dit, en wanneer past u het aan?'),
    advise('section', 'Visie en uitgangspunten', 'Waarom werkt u samen, en voor welke kinderen en jongeren?'),
    advise('section', 'Ambities', 'Kies er weinig. Wat past hier niet bij?', {
      children: [1, 2, 3].map(() =>
        advise('ambition', '', 'Wat wilt u samen bereiken? Beschrijf ook hoe het nu is.', {
          children: [1, 2, 3].map(() => advise('pillar', '', 'Welk vraagstuk kan niemand alleen oplossen?')),
        }),
      ),
    }),
    advise('section', 'Structuur', 'Wie overlegt met wie, wie beslist, en wie voert uit?', {
      children: [
        advise(
          'assignment',
          '',
          'Vul de vijf vakken in: specifiek, meetbaar, acceptabel, resultaatgericht en tijdgebonden.',
          {
            fields: { from: steering, to: table },
          },
        ),
        advise(
          'evaluation',
          'Evaluatie van inhoud en structuur',
          'Wanneer is de eerste, en om de hoeveel jaar daarna?',
          {
            fields: { everyMonths: 24 },
          },
        ),
      ],
    }),
    ...commonPartners(agenda),
    {
      type: 'body',
      title: 'Bestuurlijk platform',
      fields: { bodyKind: 'platform', cadence: '2 keer per jaar', timesPerYear: 2 },
    },
    {
      type: 'body',
      id: steering,
      title: 'Stuurgroep',
      fields: { bodyKind: 'steeringGroup', cadence: '4 tot 6 keer per jaar', timesPerYear: 4, reportDays: 14 },
    },
    { type: 'body', id: table, title: 'Overlegtafel', fields: { bodyKind: 'table', minSeats: 5, maxSeats: 8 } },
  ]
}
