import type { LiveAgenda } from '@lea/agenda'
import type { SignedValueProps } from '../../access/SignedValue.tsx'
import { m } from '../../paraglide/messages.js'
import { Icon } from '../../ui/Icon.tsx'
import { lazyPart } from '../../ui/lazyPart.tsx'
import { useOpenAgenda } from '../desk/AgendaContext.ts'
import { fieldLabel } from '../texts/labels.ts'
import '../texts/panelLabels.ts'
import type { ConflictProps } from '../fields/ConflictChoice.tsx'
import { latestText } from '../texts/latest.ts'
import { titleOf } from '../texts/titleOf.ts'
import { valueText } from '../texts/valueText.ts'
import './ConflictValues.css'

/** By whom, and picking it, comes with what the server knows of people. */
const SignedValue = lazyPart<SignedValueProps>(() => import('../../access/SignedValue.tsx'))

/** Values of one field that were set at the same time, side by side, until somebody picks one. */
export default function ConflictValues({ block, field, kind, entries }: ConflictProps) {
  const { session } = useOpenAgenda()
  const name = fieldName(session.live, block, field)
  return (
    <fieldset className="conflict" aria-label={m.agenda_conflict_in({ field: name })}>
      <p className="conflict__lead">
        <Icon name="conflict" size={16} />
        {m.agenda_conflict_lead({ field: name })}
      </p>
      <ul className="conflict__values">
        {entries.map((entry) => {
          const text = valueText(entry.value, kind, session.live)
          return (
            <li key={entry.deviceId} className="conflict__value">
              <span className="conflict__words">{text}</span>
              <SignedValue block={block} field={field} entry={entry} text={text} />
            </li>
          )
        })}
      </ul>
    </fieldset>
  )
}

/** A block has several roles, so one of them is told by its partner: 'Soort van PO'. */
function fieldName(live: LiveAgenda, block: string | null, field: string): string {
  const view = block === null ? undefined : live.block(block)
  const partner = view?.type === 'role' && field !== 'partner' ? latestText(view.fields, 'partner') : ''
  if (partner === '') return fieldLabel(field, block)
  return m.agenda_field_of({ field: fieldLabel(field), name: titleOf(live, partner) })
}
