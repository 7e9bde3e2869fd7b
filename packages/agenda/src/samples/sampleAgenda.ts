import type * as Y from 'yjs'
import { addBlocks, type BlockDraft } from '../commands/addBlock.ts'
import { createAgenda } from '../commands/createAgenda.ts'
import { newId } from '../document/ids.ts'
import { setAgendaField } from '../fields/setField.ts'
import type { FieldValue } from '../types/field.ts'
import { parseAmount } from '../values/amount.ts'
import { schoolYearFrom } from '../values/calendar.ts'
import { parsePeriod } from '../values/period.ts'
import type { Writer } from '../writer.ts'
import { broadDevelopment } from './leidschendamVoorburg/broadDevelopment.ts'
import { careAndEducation } from './leidschendamVoorburg/careAndEducation.ts'
import { earlySigns } from './leidschendamVoorburg/earlySigns.ts'
import { equalOpportunities } from './leidschendamVoorburg/equalOpportunities.ts'
import { homeVisits } from './leidschendamVoorburg/homeVisits.ts'
import { introduction } from './leidschendamVoorburg/introduction.ts'
import { type PartnerKey, partners } from './leidschendamVoorburg/partners.ts'
import type { ActionText, ThemeText } from './leidschendamVoorburg/theme.ts'

const themes = [equalOpportunities, careAndEducation, broadDevelopment, homeVisits, earlySigns]
const schoolYear = schoolYearFrom(2021)
/** The school year's plans are paid from the budget of this calendar year. */
const budgetYear = 2021

/**
 * Fills an empty document with the sample: the year agenda 2021-2022 of Leidschendam-Voorburg, with the structure and
 * every figure of the public document and texts of our own. Throws for a document that is an agenda already.
 *
 * At once: as `createAgenda`: one person fills it, before anybody else knows its id.
 */
export function fillSampleAgenda(doc: Y.Doc, writer: Writer): void {
  createAgenda(doc, writer, {
    title: 'Jaaragenda LEA 2021-2022',
    municipality: 'Leidschendam-Voorburg',
    kind: 'year',
    period: parsePeriod('schooljaar 2021-2022').period,
  })
  succeed(setAgendaField(doc, writer, 'status', 'adopted'))
  const fund = newId()
  const partnerIds = new Map(Object.keys(partners).map((key) => [key as PartnerKey, newId()]))
  const list: BlockDraft[] = Object.entries(partners).map(([key, { name, shortName, sector }]) => {
    return { ...draft('partner', { shortName, sector }), id: idIn(partnerIds, key as PartnerKey), title: name }
  })
  const ceiling = amountOf('€ 66.650')
  list.push({
    ...draft('fund', { ceiling, ledgerNumber: '64521071', year: budgetYear }),
    id: fund,
    title: 'LEA-budget 2021',
  })
  const sections = themes.map((theme) => sectionOf(theme, fund, partnerIds))
  const drafts = [{ type: 'text', ...introduction } as const, ...sections, ...list]
  succeed(addBlocks(doc, writer, { parent: null }, drafts))
}

type PartnerIds = ReadonlyMap<PartnerKey, string>

function sectionOf(
  { title, body, ambition, actions, cost, cover }: ThemeText,
  fund: string,
  ids: PartnerIds,
): BlockDraft {
  const lines = [draft('budget', { kind: 'cost', amount: amountOf(cost), fund, year: budgetYear })]
  if (cover !== undefined) {
    const covered = { kind: 'cover', amount: amountOf(cover), source: 'Al beschikbaar', year: budgetYear }
    lines.push(draft('budget', covered))
  }
  const children = actions.map((action) => actionOf(action, ids))
  return { type: 'section', title, body, children: [{ type: 'ambition', ...ambition, children }, ...lines] }
}

function actionOf(
  { title, body, partners, partnersNote, planning, ownEffort }: ActionText,
  ids: PartnerIds,
): BlockDraft {
  const children = partners.map((key) => draft('role', { partner: idIn(ids, key), kind: 'performer' }))
  if (ownEffort) {
    const { amount, bearer, source } = ownEffort
    children.push(
      draft('budget', {
        kind: 'inKind',
        ...(amount !== undefined && { amount: amountOf(amount) }),
        ...(bearer && { bearer: idIn(ids, bearer) }),
        ...(source !== undefined && { source }),
      }),
    )
  }
  const { period } = parsePeriod(planning, schoolYear)
  const fields = { planning: period, ...(partnersNote !== undefined && { partnersNote }) }
  return { ...draft('action', fields), title, children, ...(body && { body }) }
}

function draft(type: BlockDraft['type'], fields: Record<string, FieldValue>): BlockDraft {
  return { type, fields }
}

function amountOf(words: string) {
  return parseAmount(words).amount
}

function idIn(ids: PartnerIds, key: PartnerKey): string {
  const id = ids.get(key)
  if (id === undefined) throw new Error(`The sample has no partner ${key}`)
  return id
}

function succeed(outcome: { ok: true } | { ok: false; refusal: string }): void {
  if (!outcome.ok) throw new Error(`The sample agenda was refused: ${outcome.refusal}`)
}
