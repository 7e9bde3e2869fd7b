import { agendaFields, blockTypes, isBlockTypeName } from '@lea/agenda'
import { m } from '../../paraglide/messages.js'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { useOpenAgenda } from '../desk/AgendaContext.ts'
import { useConflicts } from '../desk/reading.ts'
import { ConflictChoice } from '../fields/ConflictChoice.tsx'
import '../texts/moreLabels.ts'
import { kindLabel } from '../texts/labels.ts'
import { titleOf } from '../texts/titleOf.ts'
import { useGoToBlock } from '../work/useGoToBlock.ts'
import './ConflictsDialog.css'

/** Every field with more than one value, with the values to pick from. */
export function ConflictsDialog({ onClose }: { onClose: () => void }) {
  const { session } = useOpenAgenda()
  const conflicts = useConflicts()
  const goToBlock = useGoToBlock()
  return (
    <Dialog isOpen size="large" title={m.agenda_conflicts_title()} onClose={onClose}>
      <p>{conflicts.length === 0 ? m.agenda_conflicts_none() : m.agenda_conflicts_text()}</p>
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
                      onClose()
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
    </Dialog>
  )
}
