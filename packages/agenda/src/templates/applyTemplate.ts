import type * as Y from 'yjs'
import { addBlocks, type BlockDraft } from '../commands/addBlock.ts'
import { type AgendaDraft, createAgenda } from '../commands/createAgenda.ts'
import { newId } from '../document/ids.ts'
import { setAgendaField } from '../fields/setField.ts'
import type { Writer } from '../writer.ts'
import { covenant } from './covenant.ts'
import { execution } from './execution.ts'
import { programmes } from './programmes.ts'
import { vision } from './vision.ts'
import { chapters, evaluation, partners, type ThemeAdvice, themes } from './yearAgenda.ts'

/** What a new agenda can begin as: one for each kind that municipalities make, and an empty one. Names and descriptions for the screen are the client's; texts in the document are here. */
export const templates = [
  { id: 'year-agenda', kind: 'year' },
  { id: 'programmes', kind: 'multiYear' },
  { id: 'vision', kind: 'multiYear' },
  { id: 'execution', kind: 'execution' },
  { id: 'covenant', kind: 'covenant' },
  { id: 'empty', kind: 'year' },
] as const

export type TemplateId = (typeof templates)[number]['id']

const draftsById: Readonly<Record<TemplateId, (agenda: NewAgenda) => BlockDraft[]>> = {
  'year-agenda': yearAgendaDrafts,
  programmes,
  vision,
  execution,
  covenant,
  empty: () => [],
}

/** What the partners call things in an agenda of this kind. */
const labelsById: Readonly<Partial<Record<TemplateId, Readonly<Record<string, string>>>>> = {
  programmes: { ambitionLabel: 'programma / programma’s' },
  vision: { pillarLabel: 'vraagstuk' },
  execution: { pillarLabel: 'actielijn' },
  covenant: { pillarLabel: 'uitgangspunt' },
}

/** What the person fills in for a new agenda; without `kind`, that of the template. */
export type NewAgenda = Omit<AgendaDraft, 'kind'> & { kind?: string }

/**
 * Makes an agenda of an empty document and puts the template's blocks in it: 'year-agenda' has chapters, themes with an
 * ambition and actions, a lead and a cost line per theme, partners and a fund; 'programmes' programmes with pillars for a year plan;
 * 'vision' ambitions, questions, bodies and an assignment; 'execution' lines of action with focus goals, and agreements on the
 * statutory topics; 'covenant' principles, responsibilities and the law; 'empty' has no blocks.
 * Advice is in the field `hint`, never in the text. Throws for a document that is an agenda already.
 *
 * At once: as `createAgenda`: one person makes it, before anybody else knows its id.
 */
export function applyTemplate(doc: Y.Doc, writer: Writer, id: TemplateId, agenda: NewAgenda): void {
  const template = templates.find((each) => each.id === id)
  if (!template) throw new Error(`There is no template '${id}', only ${templates.map((each) => each.id).join(', ')}`)
  createAgenda(doc, writer, { kind: template.kind, ...agenda })
  for (const [field, words] of Object.entries(labelsById[template.id] ?? {})) setAgendaField(doc, writer, field, words)
  const added = addBlocks(doc, writer, { parent: null }, draftsById[template.id](agenda))
  if (!added.ok) throw new Error(`The template was refused: ${added.refusal}`)
}

function yearAgendaDrafts({ municipality, period }: NewAgenda): BlockDraft[] {
  const fund = newId()
  // A school year is paid from the budget of the calendar year in which it begins.
  const year = period?.start ? { year: Number(period.start.slice(0, 4)) } : {}
  const municipalityTitle = municipality ? `Gemeente ${municipality}` : 'Gemeente'
  const allPartners = [{ title: municipalityTitle, shortName: 'Gemeente', sector: 'municipality' }, ...partners]
  return [
    ...chapters.before.map(chapterOf),
    ...themes.map((theme) => themeOf(theme, { fund, ...year })),
    ...chapters.after.map(chapterOf),
    ...allPartners.map(({ title, ...fields }): BlockDraft => ({ type: 'partner', title, fields })),
    { type: 'fund', id: fund, title: 'LEA-budget', fields: year },
  ]
}

function chapterOf({ title, hint }: { title: string; hint: string }): BlockDraft {
  return { type: 'text', title, fields: { hint } }
}

function themeOf(
  { title, hint, ambitionHint, actionHint }: ThemeAdvice,
  charge: { fund: string; year?: number },
): BlockDraft {
  const lead: BlockDraft = { type: 'role', fields: { kind: 'lead' } }
  const cost: BlockDraft = { type: 'budget', fields: { kind: 'cost', ...charge } }
  const actions: BlockDraft[] = [
    { type: 'action', fields: { hint: actionHint }, children: [lead, cost] },
    { type: 'action', title: evaluation.title, fields: { hint: evaluation.hint } },
  ]
  const ambition: BlockDraft = { type: 'ambition', fields: { hint: ambitionHint }, children: actions }
  return { type: 'section', title, fields: { hint }, children: [ambition] }
}
