import { m } from '../../../paraglide/messages.js'
import { useBudget } from '../../desk/reading.ts'

/** The year that a budget line has of its planning, where neither the line nor its fund names one. */
export function PlannedYear({ line }: { line: string }) {
  const year = useBudget()
    .rows.flatMap(({ lines }) => lines)
    .find(({ block }) => block === line)?.plannedYear
  return year ? <p className="words-field__reading">{m.fields_planned_year({ year: String(year) })}</p> : null
}
