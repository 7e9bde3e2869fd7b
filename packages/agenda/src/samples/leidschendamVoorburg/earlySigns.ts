import { heading, numbered, paragraph } from '../../prose/prose.ts'
import type { PartnerKey } from './partners.ts'
import type { ThemeText } from './theme.ts'

/** The partners of the first row; the other rows say 'idem'. */
const together: readonly PartnerKey[] = ['ko', 'po', 'sppoh', 'jgz', 'gemeente']

export const earlySigns: ThemeText = {
  title: 'Pilot vroegsignalering',
  body: [
    heading('Huidige situatie'),
    paragraph(
      'Basisscholen maken zich vaker zorgen over kinderen die net vier zijn en beginnen. In de opvang zijn de problemen van sommige peuters te groot voor een gewone groep. Op hulp, zoals logopedie, moeten zij langer wachten.',
    ),
    paragraph(
      'Veel hulp staat nog op zichzelf. Een school ziet steeds andere hulpverleners. Eén plan voor kind en gezin komt er daardoor te weinig. Dat is jammer: wie er vroeg bij is, en dichtbij, voorkomt vaak zwaardere en duurdere zorg.',
    ),
    heading('Aanpak in 2021-2022'),
    paragraph(
      'Onderwijs, opvang en zorg gaan beter samenwerken. Dan valt eerder op dat het met een kind niet goed gaat, en gebeurt er ook eerder iets. Een nieuwe werkgroep gaat over drie vragen:',
    ),
    numbered('Wat hebben professionals nodig om signalen goed te zien?'),
    numbered('Wie doet wat na een signaal, in school, opvang en jeugdzorg?'),
    numbered('Wat mag en moet volgens de privacywet (AVG)?'),
    paragraph(
      'In de werkgroep komen mensen uit opvang en onderwijs, van SPPOH en van JGZ. Namens de gemeente doet een beleidsmedewerker mee. Het liefst iemand die ook de subsidietafel voor opgroeien en opvoeden kent.',
    ),
  ],
  ambition: {
    title: 'Zorgen om een kind vroeg zien, en dan snel iets doen',
    body: [
      paragraph(
        'De regiegroep koos drie onderwerpen die hierbij horen: gelijke kansen, minder armoede en gezondheid. Scholen en opvang leren kinderen van 0 tot 12 jaar niet alleen iets, zij helpen ook bij het opgroeien.',
      ),
    ],
  },
  actions: [
    { title: 'Werkgroep samenstellen', partners: together, planning: 'Q4 2021' },
    { title: 'Thema uitwerken en plan schrijven', partners: together, planning: 'Q1 2022' },
    { title: 'Werkplan uitvoeren', partners: together, planning: 'Q2 en Q3 2022' },
    { title: 'Evaluatie', partners: together, planning: 'Juni/juli 2022' },
  ],
  cost: '€ 5.350',
}
