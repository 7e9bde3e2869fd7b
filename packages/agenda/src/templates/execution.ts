import type { BlockDraft } from '../commands/addBlock.ts'
import { advise, commonPartners, topicChapters } from './advice.ts'
import type { NewAgenda } from './applyTemplate.ts'

/** An execution agenda: lines of action that each serve ambitions of the vision, with at most two focus goals. */
export function execution(agenda: NewAgenda): BlockDraft[] {
  return [
    advise('text', 'Voorwoord', 'Welke agenda werkt u hier uit, voor welke periode, en wat staat daarin voorop?', {
      children: Array.from({ length: 3 }, () =>
        advise('ambition', '', 'Neem de ambitie over uit de meerjarige agenda.'),
      ),
    }),
    advise('text', 'Wat de evaluatie veranderde', 'Wat leerde u van de vorige periode, en wat doet u daarom anders?', {
      children: [advise('evaluation', 'Evaluatie van deze agenda', 'Wanneer kijkt u terug, en met wie?')],
    }),
    advise(
      'section',
      'Afspraken over onderwijsachterstanden',
      'De wet vraagt elk jaar overleg over vier onderwerpen.',
      {
        children: topicChapters(),
      },
    ),
    advise('section', 'Actielijnen', 'Hoe zijn de lijnen gekozen?', {
      children: Array.from({ length: 3 }, () =>
        advise(
          'pillar',
          '',
          'Waarom is deze lijn nodig? Kies bij de gegevens aan welke ambities hij bijdraagt, en wie trekt.',
          {
            children: [
              advise('focusGoal', '', 'Wat is aan het einde van de periode anders? Houd het bij één of twee doelen.'),
            ],
          },
        ),
      ),
    }),
    ...commonPartners(agenda),
    {
      type: 'body',
      title: 'Stuurgroep',
      fields: { bodyKind: 'steeringGroup', cadence: 'elke anderhalve maand', timesPerYear: 8 },
    },
    {
      type: 'body',
      title: 'Bestuurlijk platform',
      fields: { bodyKind: 'platform', cadence: '1 keer per jaar', timesPerYear: 1 },
    },
  ]
}
