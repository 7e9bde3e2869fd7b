import { bullet, heading, paragraph, quote } from '../../prose/prose.ts'
import type { PartnerKey } from './partners.ts'
import type { ThemeText } from './theme.ts'

/** The partners of the first row; the other rows say 'idem'. */
const together: readonly PartnerKey[] = [
  'springplank',
  'cascade',
  'maerten',
  'vlietkinderen',
  'dak',
  'skz',
  'sportEnWelzijn',
  'bibliotheek',
]

export const broadDevelopment: ThemeText = {
  title: 'Brede ontwikkeling, IKC en doorgaande lijnen',
  body: [
    heading('Huidige situatie'),
    paragraph(
      'In 2020-2021 was er een proef met activiteiten na schooltijd. De partners leerden elkaar daarbij goed kennen. Hun doelen bleken bij elkaar te passen. Ook op andere plekken wilden mensen toen meedoen, en liever tussen de middag dan na school.',
    ),
    heading('Aanpak in 2021-2022'),
    paragraph(
      'Op ',
      { text: 'drie scholen', bold: true },
      ' komt een dagarrangement tijdens het overblijven. Elk kind mag meedoen en het kost ouders niets. Zo ontdekken kinderen hun talenten. School, opvang, Sport&Welzijn en de bibliotheek maken het programma met elkaar.',
    ),
    heading('De regiegroep denkt er anders over'),
    quote(
      'Wij houden liever het eerste plan: een breed aanbod na schooltijd. Door corona is het daar niet van gekomen.',
    ),
    paragraph(
      'Dit vond de regiegroep LEA toen zij het plan besprak. De werkgroep heeft dat nog niet gehoord, want beide trekkers hebben nu ander werk. De regiegroep gaat snel met alle partners om de tafel. Dan wordt duidelijk wat het plan precies wordt.',
    ),
  ],
  ambition: {
    title: 'Elk kind kan ontdekken wat het leuk vindt en waar het goed in is',
    body: [
      paragraph('De partners laten kinderen kennismaken met veel verschillende dingen. Wie verder wil, kan dat:'),
      bullet('kunst en cultuur'),
      bullet('lezen'),
      bullet('sport en beweging'),
      bullet('omgaan met anderen en burger zijn'),
    ],
  },
  actions: [
    { title: 'Partners en locaties kiezen', partners: together, planning: 'sept./okt 2021' },
    { title: 'Projectgroep maken', partners: together, planning: 'November 2021' },
    { title: 'Programma van talenten uitwerken', partners: together, planning: 'December 2021- maart 2022' },
    { title: 'Starten op de scholen', partners: together, planning: 'April 2022' },
  ],
  cost: '€ 19.400',
  cover: '€ 9.400',
}
