import type { BlockDraft } from '../commands/addBlock.ts'
import { statutoryTopics } from '../types/choices.ts'
import { advise, commonPartners, topicChapters } from './advice.ts'
import type { NewAgenda } from './applyTemplate.ts'

const laws = [
  ['WPO', '159'],
  ['WPO', '160'],
  ['WPO', '161'],
  ['WVO', '118a'],
] as const

/** A covenant: principles, who answers for what, who meets, and the law behind it. */
export function covenant(agenda: NewAgenda): BlockDraft[] {
  const topics = [...statutoryTopics]
  return [
    advise('text', 'Inleiding', 'Wie sluiten dit convenant, wanneer, en wat ging eraan vooraf?'),
    advise('section', 'Opdracht', 'Wat vraagt de wet, en wat voegt u daar samen aan toe?'),
    advise('section', 'Uitgangspunten', 'Waar mag iedereen u op aanspreken?', {
      children: [1, 2, 3, 4].map(() => advise('pillar', '', 'Eén uitgangspunt, in gewone woorden.')),
    }),
    advise(
      'section',
      'Wie is waarvoor verantwoordelijk',
      'Zet de verantwoordelijkheden bij elke partner. Dezelfde mag bij meer partners staan.',
    ),
    advise(
      'section',
      'Samenwerkingsstructuur',
      'Welke overleggen zijn er, wie zit erin, en hoe hoort de achterban wat er is besloten?',
    ),
    advise('section', 'Wettelijk kader', 'Over vier onderwerpen overlegt u minstens één keer per jaar.', {
      children: [
        ...topicChapters(),
        ...laws.map(
          ([law, article]): BlockDraft => ({
            type: 'legalReference',
            title: `${law}, artikel ${article}`,
            fields: { law, article, topics, basis: 'statutory' },
          }),
        ),
      ],
    }),
    ...commonPartners(agenda).map((partner) => ({
      ...partner,
      children: [{ type: 'responsibility', title: '' } as const],
    })),
    {
      type: 'body',
      title: 'LEA-besturenoverleg',
      fields: { bodyKind: 'platform', cadence: '2 keer per jaar', timesPerYear: 2, basis: 'statutory', topics },
    },
    { type: 'body', title: 'Agendacommissie', fields: { bodyKind: 'agendaCommittee' } },
  ]
}
