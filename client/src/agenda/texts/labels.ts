import {
  type BlockTypeName,
  isBlockTypeName,
  type LabelledType,
  type LiveAgenda,
  labelFields,
  labelOf,
} from '@lea/agenda'
import { m } from '../../paraglide/messages.js'

/**
 * Words on the screen for what the document calls by code names. A new type without words doesn't compile. Here stand the
 * fields and choices of the text and the pages; the others are in `panelLabels.ts` and `moreLabels.ts`, which whoever draws those imports.
 */

export type Words = () => string

const types = {
  section: m.agenda_type_section,
  ambition: m.agenda_type_ambition,
  pillar: m.agenda_type_pillar,
  action: m.agenda_type_action,
  role: m.agenda_type_role,
  budget: m.agenda_type_budget,
  partner: m.agenda_type_partner,
  fund: m.agenda_type_fund,
  text: m.terms_type_text,
  focusGoal: m.terms_type_focus_goal,
  responsibility: m.terms_type_responsibility,
  body: m.terms_type_body,
  person: m.terms_type_person,
  seat: m.terms_type_seat,
  assignment: m.terms_type_assignment,
  meeting: m.terms_type_meeting,
  agreement: m.terms_type_agreement,
  openPoint: m.terms_type_open_point,
  evaluation: m.terms_type_evaluation,
  adoption: m.terms_type_adoption,
  legalReference: m.terms_type_legal_reference,
  indicator: m.terms_type_indicator,
  measurement: m.terms_type_measurement,
} satisfies Record<BlockTypeName, Words>

/** 'Actie'; for a type of a newer build 'Onbekend onderdeel'. */
export function typeLabel(type: string): string {
  return isBlockTypeName(type) ? types[type]() : m.agenda_type_unknown()
}

/** What the partners call a type in this agenda: 'Vraagstuk'; without a name of their own as `typeLabel`. */
export function kindLabel(live: LiveAgenda, type: string): string {
  const own = isLabelledType(type) ? labelOf(live.agenda().fields, type)?.one : undefined
  return own === undefined ? typeLabel(type) : own.charAt(0).toLocaleUpperCase() + own.slice(1)
}

function isLabelledType(type: string): type is LabelledType {
  return Object.hasOwn(labelFields, type)
}

const fields: Record<string, Words> = {
  amount: m.agenda_field_amount,
  fund: m.agenda_field_fund,
  hint: m.agenda_field_hint,
  kind: m.agenda_field_kind,
  lead: m.agenda_field_lead,
  municipality: m.agenda_field_municipality,
  partner: m.agenda_field_partner,
  partnersNote: m.agenda_field_partners_note,
  period: m.agenda_field_planning,
  planning: m.agenda_field_planning,
  status: m.agenda_field_status,
  title: m.agenda_field_title,
  year: m.agenda_field_year,
}

/** 'Planning'; the code name itself for a field of a newer build. `block` null: of the agenda itself, which is of a period and plans none. */
export function fieldLabel(field: string, block?: string | null): string {
  return block === null && field === 'period' ? m.agenda_field_period() : wordsIn(fields, field)
}

const choices: Record<string, Words> = {
  planned: m.agenda_choice_planned,
  running: m.agenda_choice_running,
  done: m.agenda_choice_done,
  atRisk: m.agenda_choice_at_risk,
  stopped: m.agenda_choice_stopped,
  accountable: m.agenda_choice_accountable,
  lead: m.agenda_choice_lead,
  performer: m.agenda_choice_performer,
  involved: m.agenda_choice_involved,
  informed: m.agenda_choice_informed,
  cost: m.agenda_choice_cost,
  cover: m.agenda_choice_cover,
  inKind: m.agenda_choice_in_kind,
  municipality: m.agenda_choice_municipality,
  multiYear: m.agenda_choice_multi_year,
  year: m.agenda_choice_year,
  execution: m.agenda_choice_execution,
  covenant: m.agenda_choice_covenant,
  draft: m.agenda_choice_draft,
  discussed: m.agenda_choice_discussed,
  adopted: m.agenda_choice_adopted,
}

/** 'Gepland'; the code name itself for a choice of a newer build. */
export function choiceLabel(choice: string): string {
  return wordsIn(choices, choice)
}

/** The name comes out of the document, where anything may stand: 'constructor' has no words either. */
function wordsIn(table: Record<string, Words>, name: string): string {
  return Object.hasOwn(table, name) ? (table[name]?.() ?? name) : name
}

/** Every choice of a field with its words, for a select. */
export function choicesOf(names: readonly string[]): { id: string; label: string }[] {
  return names.map((id) => ({ id, label: choiceLabel(id) }))
}

/** Words for what isn't seen in the text and on the pages; `moreLabels.ts` calls it when it is fetched. */
export function addLabels(more: { fields: Record<string, Words>; choices: Record<string, Words> }): void {
  Object.assign(fields, more.fields)
  Object.assign(choices, more.choices)
}
