import type * as Y from 'yjs'
import type { BlockDraft } from '../src/commands/addBlock.ts'
import { addBlocks } from '../src/commands/addBlock.ts'
import { createAgenda } from '../src/commands/createAgenda.ts'
import { newId } from '../src/document/ids.ts'
import { paragraph } from '../src/prose/prose.ts'
import { valueIn } from '../src/test/outline.ts'
import { Random } from '../src/test/random.ts'
import type { BlockTypeName } from '../src/types/blockTypes.ts'
import { statutoryTopics } from '../src/types/choices.ts'
import type { FieldValue } from '../src/types/field.ts'
import { parsePeriod } from '../src/values/period.ts'
import type { Writer } from '../src/writer.ts'

const words =
  'kinderen scholen opvang gemeente samen taal ouders wijk aanbod plan leraren jeugd steun overgang groep doel team week partner afspraak kans spel lezen zorg'.split(
    ' ',
  )

/**
 * Fills an empty document with an agenda of `total` blocks of every type, with words, plannings, roles, money and links: the same one in
 * every run. One in four blocks has money, one in three a role, as in the year agenda among the fixtures.
 */
export function fillLarge(doc: Y.Doc, writer: Writer, total: number): void {
  const chance = new Random(20261122)
  const sentence = (count: number) => Array.from({ length: count }, () => chance.of(words)).join(' ')
  const draft = (
    type: BlockTypeName,
    fields: Record<string, FieldValue> = {},
    children: BlockDraft[] = [],
    id = newId(),
  ): BlockDraft => ({
    type,
    id,
    title: sentence(4),
    body: [paragraph(`${sentence(25)}.`)],
    fields,
    children,
  })
  const of = <T>(items: readonly T[]): T => chance.of(items) as T
  const partners = Array.from({ length: 12 }, newId)
  const funds = Array.from({ length: 4 }, newId)
  const bodies = Array.from({ length: 4 }, newId)
  const ambitions = Array.from({ length: Math.max(2, Math.round(total / 70)) }, newId)
  const planning = () =>
    parsePeriod(of(['Q4 2026', 'Medio 2027', 'Hele schooljaar', 'n.t.b.', 'juni/juli 2027'])).period
  const money = () => {
    const cents = (1 + chance.below(90)) * 10_000
    return draft('budget', {
      kind: of(['cost', 'cost', 'cover']),
      amount: { words: String(cents / 100), cents },
      fund: of(funds),
      year: 2026,
    })
  }
  const action = () =>
    draft('action', { status: of(['planned', 'running', 'done']), planning: planning() }, [
      draft('role', { partner: of(partners), kind: of(['lead', 'performer', 'involved']) }),
      ...(chance.below(2) === 0 ? [money()] : []),
    ])
  const lists = [
    ...partners.map((id) => draft('partner', { sector: 'primary' }, [draft('responsibility')], id)),
    ...funds.map((id) => draft('fund', { ceiling: { words: '90000', cents: 9_000_000 }, owner: of(partners) }, [], id)),
    ...bodies.map((id) =>
      draft(
        'body',
        { bodyKind: 'table', timesPerYear: 4 },
        [
          ...Array.from({ length: 6 }, () => draft('seat', { organisation: of(partners) })),
          draft('meeting', { planning: parsePeriod('12 maart 2027').period }),
        ],
        id,
      ),
    ),
  ]
  const chapters: BlockDraft[] = []
  for (const [at, id] of ambitions.entries()) {
    const ambition = draft(
      'ambition',
      { yearGoal: sentence(6) },
      [
        draft('indicator', { target: 92, unit: '%' }, [
          draft('measurement', { on: '2026-10-01', value: chance.below(99) }),
        ]),
        draft('agreement', { topics: [of(statutoryTopics)], agreedOn: '2026-09-01' }),
        draft('openPoint', { due: '2027-01-15', body: of(bodies) }),
        draft('assignment', { from: of(bodies), to: of(bodies), deadline: '2027-02-01' }),
      ],
      id,
    )
    if (at % 4 === 0) chapters.push(draft('section', {}, []))
    chapters[chapters.length - 1] = withChild(chapters.at(-1), ambition)
  }
  const pillars: BlockDraft[] = []
  for (let left = total - countOf(lists) - countOf(chapters); left > 0; ) {
    const pillar = draft('pillar', { serves: [of(ambitions)] }, [
      draft('focusGoal'),
      ...Array.from({ length: 5 }, action),
    ])
    pillars.push(pillar)
    left -= countOf([pillar])
  }
  const share = Math.ceil(pillars.length / chapters.length)
  const filled = chapters.map((chapter, at) => ({
    ...chapter,
    children: [...(chapter.children ?? []), ...pillars.slice(at * share, (at + 1) * share)],
  }))
  createAgenda(doc, writer, { title: 'Meetagenda', kind: 'year', period: parsePeriod('schooljaar 2026-2027').period })
  valueIn(addBlocks(doc, writer, { parent: null }, [...filled, ...lists]))
}

function countOf(drafts: readonly BlockDraft[]): number {
  return drafts.reduce((sum, { children = [] }) => sum + 1 + countOf(children), 0)
}

function withChild(parent: BlockDraft | undefined, child: BlockDraft): BlockDraft {
  if (!parent) throw new Error('a chapter comes before its ambitions')
  return { ...parent, children: [...(parent.children ?? []), child] }
}
