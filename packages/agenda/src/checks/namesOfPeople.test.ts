import { expect, test } from 'vitest'
import { setAgendaField } from '../fields/setField.ts'
import * as fixtures from '../fixtures/index.ts'
import { readFacts } from '../overviews/facts.ts'
import { add, valueIn } from '../test/outline.ts'
import { peer } from '../test/peers.ts'
import { namesOfPeopleIn } from './namesOfPeople.ts'
import { personIsNamed } from './personIsNamed.ts'

test.each([
  ['De stuurgroep: Sanne van der Horst (wethouder) en Bram Kuiper (adviseur)', ['Sanne van der Horst', 'Bram Kuiper']],
  ['- Aylin Demirtaş (bestuurder), Cheng Wu (procesmanager LEA)', ['Aylin Demirtaş', 'Cheng Wu']],
  ['Namens het po: Roald den Uyl (Stichting Overvecht)', ['Roald den Uyl']],
  ['Namens de opvang, Bram Kuiper (Junior) en Femke Bos (Kakelbont)', ['Bram Kuiper', 'Femke Bos']],
  ['Namens de scholen, Karim Haddou (De Wissel)', ['Karim Haddou']],
  ['Contact: Wietske van der Brug (06-12345678)', ['Wietske van der Brug', '06-12345678']],
  ['Contact: Idris Okafor (06 12345678)', ['Idris Okafor', '06 12345678']],
  ['Contactpersoon: Idris Okafor', ['Idris Okafor']],
  ['Trekker: Petra van der Vos', ['Petra van der Vos']],
  ['Voorzitter van de werkgroep: Idris Okafor', ['Idris Okafor']],
  ['Femke van den Heuvel, wethouder onderwijs', ['Femke van den Heuvel']],
  ['Met Karim Haddou, bestuurder van De Wissel, en de scholen', ['Karim Haddou']],
  ['Idris Okafor - bestuurder', ['Idris Okafor']],
  ['Idris Okafor – regiodirecteur po', ['Idris Okafor']],
  ['Opgesteld door: Femke Bos en Karim Haddou', ['Femke Bos', 'Karim Haddou']],
  ['Onderzoeker: Cheng Wu', ['Cheng Wu']],
  ['Auteurs: Aylin Demirtaş en Wietske van der Brug', ['Aylin Demirtaş', 'Wietske van der Brug']],
  ['Trekker is Petra van der Vos', ['Petra van der Vos']],
  ['De trekker van dit thema is Roald de Wit.', ['Roald de Wit']],
  ['Voorzitter van de werkgroep is Idris Okafor', ['Idris Okafor']],
  [
    'Volgens prof. dr. Verlaan, drs. Femke Bos en Prof. Van Beek',
    ['prof. dr. Verlaan', 'drs. Femke Bos', 'Prof. Van Beek'],
  ],
  ['Aanmelden bij mevrouw Zandstraat', ['mevrouw Zandstraat']],
  ['J. Hoogendijk en P. Verlaan', ['J. Hoogendijk', 'P. Verlaan']],
  [
    'Wethouder Van der Laan en burgemeester Anna van der Laan',
    ['Wethouder Van der Laan', 'burgemeester Anna van der Laan'],
  ],
])('who is named: %s', (words, names) => {
  expect(new Set(namesOfPeopleIn(words, []))).toEqual(new Set(names))
})

test.each([
  'De Annie M.G. Schmidtschool en de Dr. J.P. Thijssestraat',
  'Op de Anne Frankschool, de Prinses Beatrixschool en de Jan van Nassauschool',
  'Burgemeester Jansenstraat 12, Burgemeester Van den Berglaan 3',
  'Obs Annie M.G. Schmidt, basisschool J.H. Snijders, stichting P. Kleijn',
  'Scholen: Jan Ligthart (Overvecht), Maria Montessori (De Wissel)',
  'Basisscholen Springbok, Anker, Theo v.d. Berg',
  'Stichting Overvecht (voorzitter), Gemeente Zuidstad (trekker), Bibliotheek Zuidstad (directeur)',
  'Kern Kinderopvang (bestuur), Team Jeugd (0800-1234), Veilig Thuis (adviseur)',
  'Gelijke Kansen (GKA), Passend Onderwijs (po), Voortijdig Schoolverlaten (VSV), Integraal Huisvestingsplan (IHP)',
  'Raad van Toezicht (Overvecht), College van Bestuur (voorzitter), Huis van de Wijk (Noord)',
  'Trekker: Rijke Taal, Prins Willem (Overvecht), Rijke Taal (programma)',
  'Trekker: Brede School, Contact: Sociaal Team, wethouder Onderwijs',
  'Namens Overvecht (bestuurder), In Zuidstad (directeur), De Wissel (coördinator)',
  'LOKALE AGENDA (bestuurder)',
  'Vincent van Gogh (school), Theo van Doesburg (openbare basisschool in Noord)',
  'Prof. dr. Kohnstammschool, de dr. Schaepman, obs Prof. Titus Brandsma',
  'Opgesteld door: Bureau Verlaan, Onderzoeker: Instituut Noord, Auteurs: Passend Onderwijs en Team Jeugd',
  'Met Passend Onderwijs, bestuurders kinderopvang en de Brede School, directeur en team',
  'Trekker is Rijke Taal, voorzitter is Stichting Overvecht',
  'Gelijke Kansen - bestuurlijk overleg, Rijke Taal - adviseurs',
  'In het Johan de Witt is de bijeenkomst.',
])('no person: %s', (words) => {
  expect(namesOfPeopleIn(words, [])).toEqual([])
})

/*
 * In the five printed agendas that the fixtures come from ten people are named, with their office or organisation in brackets: all ten are
 * found and nothing else is; the author of a report, in a footnote, isn't. Their fixtures name nobody.
 */
test('five real agendas without names of people name nobody', () => {
  const found = Object.values(fixtures).map((fill) => {
    const { doc, writer } = peer('Anna', 1)
    fill(doc, writer)
    valueIn(setAgendaField(doc, writer, 'publication', 'public'))
    return personIsNamed(readFacts(doc, '2026-01-15')).map(({ detail }) => detail)
  })
  expect(found).toEqual([[], [], [], [], []])
})

test('a seat or chair that is a school, a street or a partner is no person', () => {
  const { doc, writer } = peer('Anna', 1)
  valueIn(setAgendaField(doc, writer, 'publication', 'public'))
  const body = add(doc, writer, 'body', null, 'Stuurgroep', { fields: { chair: 'Prinses Beatrixschool' } })
  const partner = add(doc, writer, 'partner', null, 'Floor Zuid')
  const holders = ['Anne Frankschool', 'Gemeente Zuidstad', 'Burgemeester Jansenstraat', 'Floor Zuid', 'Idris Okafor']
  for (const holder of holders) add(doc, writer, 'seat', body, '', { fields: { holder, organisation: partner } })
  add(doc, writer, 'text', null, 'Floor Zuid (voorzitter)')
  expect(personIsNamed(readFacts(doc, '2026-01-15')).map(({ detail }) => detail)).toEqual(['Idris Okafor'])
})
