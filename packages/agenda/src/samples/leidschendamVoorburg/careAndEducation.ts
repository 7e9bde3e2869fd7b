import { bullet, heading, paragraph } from '../../prose/prose.ts'
import type { ThemeText } from './theme.ts'

export const careAndEducation: ThemeText = {
  title: 'Verbinding zorg en onderwijs',
  body: [
    heading('Huidige situatie'),
    paragraph(
      'Sommige kinderen hebben extra hulp nodig om zich goed te ontwikkelen. Die hulp is er, maar de weg ernaartoe is vaak lang. In 2020-2021 begon een plan om de jeugdhulp naar de school te brengen. Dat plan gaat door.',
    ),
    paragraph(
      'Er lopen in de gemeente nog meer proeven om jongeren sneller bij de goede hulp te krijgen. De werkgroep houdt contact met die projecten en met de subsidietafels. Zo werken we niet langs elkaar heen.',
    ),
    heading('Aanpak in 2021-2022'),
    paragraph(
      'De jeugdconsulenten van de gemeente gaan meer werken op school en bij de opvang. Dat doen zij samen met JGZ, het schoolmaatschappelijk werk en SPPOH.',
    ),
    bullet(
      'Zes scholen krijgen een vaste jeugdconsulent, samen met de opvang die bij hen hoort. Eerst praten zij over de vraag: hoe willen we samenwerken?',
    ),
    { ...bullet('Scholen: Cascade, Driemaster, Margriet, Parachute, Springplank en Vliethorst'), indent: 1 },
    { ...bullet('Kinderopvang: DAK kindercentra en Vlietkinderen'), indent: 1 },
    bullet('De ib’ers en coaches van deze plekken ontmoeten elkaar op een inspiratiebijeenkomst.'),
    bullet('Er komen werkafspraken met Veilig Thuis.'),
    bullet({ text: 'Casusregie:', bold: true }, ' per kind houdt één persoon het overzicht.'),
  ],
  ambition: {
    title: 'School en jeugdhulp weten elkaar te vinden, en elk kind krijgt op tijd de hulp die past',
    body: [
      paragraph(
        'We willen problemen voor zijn. Lukt dat niet, dan is er één plan per kind en werken we nauw samen met de specialistische jeugdhulp.',
      ),
    ],
  },
  actions: [
    {
      title: 'Inspiratiebijeenkomst voor scholen en kinderopvang',
      partners: ['po', 'ko', 'jgz', 'smw', 'sppoh', 'gemeente'],
      partnersNote: 'Voor de gemeente: de jeugdconsulent',
      planning: 'Q4 2021',
    },
    { title: 'Werkafspraken met Veilig Thuis', partners: ['jgz', 'smw', 'sppoh'], planning: 'Q4 2021' },
    {
      title: 'Casusregie, 10 uur per casus',
      partners: ['gemeente', 'smw', 'sppoh'],
      partnersNote: 'Of de jeugdconsulent meedoet, hangt af van de casus',
      planning: 'Hele schooljaar',
    },
    {
      title: 'Jeugdconsulenten op school en opvang',
      partners: [],
      planning: 'Hele schooljaar',
      ownEffort: { bearer: 'gemeente', source: 'Uren van de jeugdconsulenten' },
    },
    {
      title: 'Meer uren voor de ib’er op school en de zorgcoördinator in de opvang',
      partners: ['po', 'ko'],
      planning: 'Hele schooljaar',
      ownEffort: { amount: '10 casussen, 4 uur per casus', source: 'Scholen en kinderopvang' },
    },
    { title: 'Tussenevaluatie', partners: [], planning: 'Januari 2022' },
    { title: 'Eindevaluatie', partners: [], planning: 'Mei 2022' },
  ],
  cost: '€ 32.500',
  cover: '€ 6.500',
}
