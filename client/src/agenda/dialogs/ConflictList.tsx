import { agendaFields, blockTypes, isBlockTypeName } from '@lea/agenda'
import { m } from '../../paraglide/messages.js'
import { Button } from '../../ui/Button.tsx'
import { useOpenAgenda } from '../desk/AgendaContext.ts'
import { useConflicts } from '../desk/reading.ts'
import { ConflictChoice } from '../fields/ConflictChoice.tsx'
import '../texts/moreLabels.ts'
import { kindLabel } from '../texts/labels.ts'
import { titleOf } from '../texts/titleOf.ts'
import { useGoToBlock } from '../work/useGoToBlock.ts'
import './ConflictsDialog.css'

/** The fields with more than one value, each with its place and the values to pick from. `onLeave`: one goes to a place. */
export function ConflictList({ onLeave }: { onLeave: () => void }) {
  const { session } = useOpenAgenda()
  const conflicts = useConflicts()
  const goToBlock = useGoToBlock()
  return (
    <ul className="conflicts">
      {conflicts.map(({ block, field, entries }) => {
        const type = block === null ? undefined : session.live.block(block)?.type
        const kind = isBlockTypeName(type) ? blockTypes[type].fields[field] : agendaFields[field]
        return (
          <li key={`${block ?? ''}:${field}`} className="conflicts__one">
            <div className="conflicts__where">
              <p>
                {block === null || type === undefined
                  ? m.agenda_settings()
                  : `${kindLabel(session.live, type)}: ${titleOf(session.live, block)}`}
              </p>
              {block === null ? null : (
                <Button
                  small
                  kind="quiet"
                  onPress={() => {
                    onLeave()
                    goToBlock(block)
                  }}
                >
                  {m.agenda_go_there()}
                </Button>
              )}
            </div>
            <ConflictChoice block={block} field={field} kind={kind} entries={entries} />
          </li>
        )
      })}
    </ul>
  )
}
