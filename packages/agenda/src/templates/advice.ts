import type { BlockDraft } from '../commands/addBlock.ts'
import type { BlockTypeName } from '../types/blockTypes.ts'
import type { FieldValue } from '../types/field.ts'
import type { NewAgenda } from './applyTemplate.ts'

/** A block of a template: a title that stays, and advice that goes away when somebody types. */
export function advise(
  type: BlockTypeName,
  title: string,
  hint: string,
  {
    fields = {},
    children = [],
    id,
  }: { fields?: Record<string, FieldValue>; children?: BlockDraft[]; id?: string } = {},
): BlockDraft {
  // the advice is written last: what is newer than it was filled in by a person
  return { type, title, fields: { ...fields, hint }, children, ...(id !== undefined && { id }) }
}

/** The partners that most agendas have, the municipality first. */
export function commonPartners(
  { municipality }: Pick<NewAgenda, 'municipality'>,
  municipalityId?: string,
): BlockDraft[] {
  const title = municipality ? `Gemeente ${municipality}` : 'Gemeente'
  const fields = { shortName: 'Gemeente', sector: 'municipality', board: 'College van burgemeester en wethouders' }
  return [
    { type: 'partner', title, fields, ...(municipalityId !== undefined && { id: municipalityId }) },
    ...others.map(
      ([name, shortName, sector]): BlockDraft => ({ type: 'partner', title: name, fields: { shortName, sector } }),
    ),
  ]
}

const others = [
  ['Schoolbesturen primair onderwijs', 'PO', 'primary'],
  ['Schoolbesturen voortgezet onderwijs', 'VO', 'secondary'],
  ['Kinderopvang', 'KO', 'childcare'],
  ['Samenwerkingsverband', 'SWV', 'swv'],
  ['Jeugdgezondheidszorg', 'JGZ', 'careYouth'],
  ['Bibliotheek', 'Bibliotheek', 'culture'],
] as const

/** The four topics of the yearly consultation, as chapters for agreements on each. */
export function topicChapters(): BlockDraft[] {
  const topics = [
    [
      'segregation',
      'Voorkomen van segregatie',
      'Hoe zorgt u dat kinderen van verschillende achtergrond elkaar op school en in de opvang treffen?',
    ],
    [
      'integration',
      'Bevorderen van integratie',
      'Hoe leren kinderen en ouders elkaar kennen? Denk aan ontmoeting, taal en burgerschap.',
    ],
    [
      'disadvantage',
      'Bestrijden van onderwijsachterstanden',
      'Wat doet u aan voor- en vroegschoolse educatie? Wie is de doelgroep, en hoeveel kinderen wilt u bereiken?',
    ],
    [
      'admission',
      'Inschrijving en toelating',
      'Hoe melden ouders hun kind aan, en hoe zorgt u dat ieder kind dezelfde kans heeft op een plek?',
    ],
  ] as const
  return topics.map(([topic, title, hint]) => {
    const fields = { topics: [topic], basis: 'statutory' }
    const agreement = advise('agreement', '', 'Schrijf één afspraak op, en vul de datum in waarop u die maakte.', {
      fields,
    })
    return advise('text', title, hint, { fields, children: [agreement] })
  })
}
