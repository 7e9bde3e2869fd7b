import type { BlockDraft } from '../commands/addBlock.ts'
import { newId } from '../document/ids.ts'
import { advise, commonPartners } from './advice.ts'
import type { NewAgenda } from './applyTemplate.ts'

/** A multi-year agenda of programmes, each with pillars and a row in the year plan. */
export function programmes(agenda: NewAgenda): BlockDraft[] {
  const municipality = newId()
  return [
    advise('text', 'Inleiding', 'Wie maken deze agenda, voor hoe lang, en waarom samen?'),
    advise('text', 'Onze visie op het kind', 'Wat gunt u ieder kind? Leg woorden uit die iedereen anders kan lezen.'),
    advise('text', 'Zo werken we samen', 'Welke afspraken over samenwerken gelden altijd? Houd het bij een handvol.'),
    advise('text', 'Startfoto', 'Hoe staat het ervoor? Zet de cijfers als indicator neer, met bron en jaar.'),
    advise('section', 'Programma’s', 'Vertel hoe u tot deze programma’s kwam.', {
      children: ['Gelijke kansen', 'Brede ontwikkeling', 'Een passende plek'].map((title) =>
        advise(
          'ambition',
          title,
          'Wat is er over vier jaar anders voor kinderen? Vul de doelstelling van dit jaar in bij de gegevens.',
          {
            children: [1, 2].map(() => advise('pillar', '', 'Noem in één zin waar de partners aan gaan werken.')),
          },
        ),
      ),
    }),
    advise(
      'section',
      'Besluiten en geld',
      'Wie besluit over welk geld? De gemeente en elke partner hebben een eigen bestuur.',
      {
        children: [
          advise('evaluation', 'Voortgang van het jaarplan', 'Wanneer kijkt u terug, en wie hoort dat?', {
            fields: { everyMonths: 12 },
          }),
        ],
      },
    ),
    ...commonPartners(agenda, municipality),
    { type: 'fund', title: 'LEA-budget', fields: { fundKind: 'leaBudget', owner: municipality } },
    {
      type: 'body',
      title: 'Bestuurlijk overleg',
      fields: { bodyKind: 'platform', cadence: '4 keer per jaar', timesPerYear: 4 },
      children: [
        { type: 'body', title: 'Agendacommissie', fields: { bodyKind: 'agendaCommittee' } },
        { type: 'body', title: 'Werkgroep', fields: { bodyKind: 'workingGroup' } },
      ],
    },
  ]
}
