import { bullet, heading, paragraph } from '../../prose/prose.ts'
import type { PartnerKey } from './partners.ts'
import type { ThemeText } from './theme.ts'

const together: readonly PartnerKey[] = ['mboRijnland', 'schoolformaat']

export const homeVisits: ThemeText = {
  title: 'Preventie: huisbezoeken mboRijnland',
  body: [
    heading('Huidige situatie'),
    paragraph(
      'Wie vaak wegblijft, stopt eerder met school. Mist een student ',
      { text: 'meer dan 10%', bold: true },
      ' van de lessen, dan is het risico groot dat er geen diploma komt. De regio Haaglanden heeft vaste regels om verzuim te melden, zoals de wet dat vraagt.',
    ),
    paragraph(
      'In Zoetermeer werkten huisbezoeken goed. mboRijnland begon er in 2020 hier ook mee, samen met jongerenwerkers van Sport&Welzijn. Door corona lukten er minder bezoeken dan we wilden. Waar ze wel lukten, kwamen studenten weer vaker. Ondertussen zagen jeugdconsulenten het verzuim juist groeien, op alle soorten scholen.',
    ),
    heading('Aanpak in 2021-2022'),
    bullet('We willen ', { text: '300 studenten', bold: true }, ' bereiken. Dat is twee keer zoveel als vorig jaar.'),
    bullet('Schoolformaat doet nu het werk van Sport&Welzijn, omdat het in de hele regio actief is.'),
    bullet(
      'Een docent of studieloopbaanbegeleider (SLB) kan om snelle actie vragen. Dezelfde dag krijgt de student een telefoontje. Binnen vijf werkdagen komt er iemand langs.',
    ),
    bullet('Een bezoek is ook bedoeld om te luisteren. Wat is er aan de hand? En wat zou helpen?'),
    bullet('We zoeken uit of dit ook kan in het voortgezet onderwijs, zonder extra geld.'),
  ],
  ambition: {
    title: 'Minder verzuim',
    body: [paragraph('Meer studenten blijven op school en halen hun diploma.')],
  },
  actions: [
    {
      title: 'Huisbezoeken in Leidschendam-Voorburg',
      body: [paragraph({ text: 'Resultaat:', bold: true }, ' we weten waarom studenten wegblijven.')],
      partners: together,
      planning: 'Medio 2022',
    },
    { title: 'Tussenevaluatie', partners: together, planning: 'December 2021' },
    { title: 'Eindevaluatie', partners: together, planning: 'Juni 2022' },
  ],
  cost: '€ 35.300',
  cover: '€ 10.000',
}
