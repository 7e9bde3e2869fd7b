import { bullet, heading, paragraph } from '../../prose/prose.ts'
import type { ThemeText } from './theme.ts'

/** The first row says who pays the hours; the rows below it say 'idem'. */
const ownHours = { amount: 'n.v.t.', source: 'JGZ, PO en KO betalen hun uren zelf' }

export const equalOpportunities: ThemeText = {
  title: 'Gelijke kansen',
  body: [
    heading('Huidige situatie'),
    paragraph(
      'Hoe ver een kind komt op school, hangt nog te vaak af van thuis. Het maakt uit welke opleiding ouders hebben en hoeveel zij kunnen helpen. Hebben ouders weinig opleiding, dan komt hun kind vaker op een lager niveau terecht.',
    ),
    paragraph(
      'Er is onderzocht hoeveel peuters naar de voorschool gaan. Van de peuters die recht hebben op vve, heeft ',
      { text: 'ongeveer 25%', bold: true },
      ' geen plek op een vve-locatie in onze gemeente.',
    ),
    heading('Aanpak in 2021-2022'),
    bullet('We zoeken uit waarom deze peuters niet komen, en zorgen dat het er veel minder worden.'),
    bullet('Elk kwartaal tellen we hoeveel peuters we bereiken.'),
    bullet(
      'Elke opvanglocatie spreekt met haar basisschool af hoe zij samenwerken en kinderen overdragen. Zo wordt de vve beter.',
    ),
    bullet('Voor 2022 komt er een uitwerkingsplan.'),
    bullet('De werkgroep vergadert vier keer per jaar. Een onderdeel kan ook naar een kleiner groepje.'),
  ],
  ambition: {
    title: 'Elk kind krijgt een eerlijke kans op school',
    body: [
      paragraph(
        'Waar een kind vandaan komt en hoe het thuis gaat, mag geen verschil maken. Dit jaar kijken we vooral naar de tijd vóór de basisschool. Iedere peuter gaat naar de opvang en blijft ook komen.',
      ),
    ],
  },
  actions: [
    {
      title: 'Kwartaalmonitor: hoeveel peuters bereiken we?',
      body: [
        paragraph(
          'Drie partners maken de monitor: kinderopvang, gemeente en JGZ. De werkgroep Gelijke kansen en de werkgroep vve en onderwijsachterstanden worden één groep.',
        ),
      ],
      partners: ['jgz', 'po', 'ko'],
      planning: 'Ieder kwartaal in schooljaar 2021-2022',
      ownEffort: ownHours,
    },
    {
      title: 'Bijeenkomst over samenwerken tussen opvang en basisschool',
      partners: ['po', 'ko'],
      planning: 'November 2021',
      ownEffort: ownHours,
    },
    {
      title: 'Uitwerkingsplan vve en onderwijsachterstanden (OAB) voor 2022',
      partners: ['po', 'ko', 'jgz', 'bibliotheek'],
      planning: 'November 2021',
      ownEffort: ownHours,
    },
    {
      title: 'Eindevaluatie',
      partners: ['po', 'ko', 'jgz', 'bibliotheek'],
      planning: 'Juli 2022',
      ownEffort: ownHours,
    },
  ],
  cost: 'geen',
}
