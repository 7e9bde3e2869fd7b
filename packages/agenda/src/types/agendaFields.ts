import { checkNames } from '../checks/names.ts'
import type { Field } from './field.ts'

/** Fields of the agenda as a whole. */
export const agendaFields: Readonly<Record<string, Field>> = {
  title: { kind: 'text' },
  municipality: { kind: 'text' },
  kind: { kind: 'choice', choices: ['multiYear', 'year', 'execution', 'covenant'] },
  /** What it is about: an interval of any length. */
  period: { kind: 'period' },
  /** The school year within it that words such as 'hele schooljaar' mean, where `period` isn't one itself. */
  schoolYear: { kind: 'period', isSchoolYear: true },
  /** The calendar year whose budget pays. */
  budgetYear: { kind: 'number' },
  status: { kind: 'choice', choices: ['draft', 'discussed', 'adopted'] },
  adoptedOn: { kind: 'date', isFrom: true },
  councilNumber: { kind: 'text' },
  /** The agenda that this one works out: its id or address, and its title. */
  stemsFrom: { kind: 'text' },
  stemsFromTitle: { kind: 'text' },
  /** What the partners call a type here: 'vraagstuk', or with its plural 'programmalijn / programmalijnen'. */
  sectionLabel: { kind: 'text' },
  ambitionLabel: { kind: 'text' },
  pillarLabel: { kind: 'text' },
  focusGoalLabel: { kind: 'text' },
  actionLabel: { kind: 'text' },
  /** Whether it will be published, so that names of people don't belong in it. */
  publication: { kind: 'choice', choices: ['internal', 'public'] },
  /** Checks that the partners don't want for this agenda. */
  checksOff: { kind: 'choices', choices: checkNames },
}
