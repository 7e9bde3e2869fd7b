import { m } from '../../paraglide/messages.js'
import { useKindLabel } from '../desk/reading.ts'
import { fieldLabel } from '../texts/labels.ts'

/** The heads of the columns above a run of actions. For the eye only: each cell carries its own label. */
export function ActionsHeading() {
  return (
    <div className="action action--heading" aria-hidden="true">
      <span>{m.agenda_column_number()}</span>
      <span>{useKindLabel('action')}</span>
      <span>{m.agenda_column_partners()}</span>
      <span>{fieldLabel('planning')}</span>
      <span>{fieldLabel('status')}</span>
      <span className="action__cell--amount">{m.agenda_column_budget()}</span>
    </div>
  )
}
