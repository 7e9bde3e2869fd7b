import { heading, numbered, paragraph } from '../../prose/prose.ts'

export const introduction = {
  title: 'Inleiding',
  body: [
    paragraph(
      'De partners in Leidschendam-Voorburg werken sinds 2019 met een meerjarige LEA. Die loopt tot en met 2022 en geeft de grote lijnen aan. Elk schooljaar kiezen zij daaruit wat er dat jaar echt moet gebeuren. Dat staat in deze jaaragenda.',
    ),
    heading('Zes thema’s'),
    numbered('Gelijke kansen: vve, minder segregatie en meer contact met ouders'),
    numbered('Passend onderwijs en jeugdhulp sluiten op elkaar aan'),
    numbered('Problemen en uitval voor zijn'),
    numbered('Brede ontwikkeling en integrale kindcentra (IKC’s)'),
    numbered('Leerlijnen die doorlopen'),
    numbered('Van school naar werk'),
    paragraph(
      'Bij het zesde thema hoort dit jaar geen actie. Vroegsignalering komt er juist bij: scholen en kinderopvang hebben daarom gevraagd.',
    ),
    heading('Hoe het plan is gemaakt'),
    paragraph(
      'De regiegroep LEA en de stuurgroep Jeugd en Onderwijs vroegen werkgroepen om plannen. Eerst keken die groepen terug op 2020-2021. Door corona bleef toen veel liggen. Daarom gaan de meeste plannen verder, soms breder en soms met andere keuzes.',
    ),
    paragraph(
      'Op ',
      { text: '14 oktober 2021', bold: true },
      ' nam de stuurgroep het besluit. Een paar punten zijn toen veranderd.',
    ),
    heading('Wat het kost'),
    paragraph(
      'De acties kosten samen € 92.550. Voor € 25.900 was er al geld. De rest, € 66.650, komt uit het LEA-budget van 2021. Dat budget is daarmee precies verdeeld.',
    ),
  ],
}
