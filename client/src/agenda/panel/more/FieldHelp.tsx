import { m } from '../../../paraglide/messages.js'
import type { ExplainedField } from '../More.ts'

const sentences = {
  specific: m.fields_help_specific,
  measurable: m.fields_help_measurable,
  acceptable: m.fields_help_acceptable,
  resultOriented: m.fields_help_result_oriented,
  timeBound: m.fields_help_time_bound,
  lastYear: m.fields_help_last_year,
  schoolYear: m.fields_help_school_year,
} satisfies Record<ExplainedField, () => string>

/** What to write in a field, as the description of its control. */
export function FieldHelp({ field }: { field: ExplainedField }) {
  return sentences[field]()
}
