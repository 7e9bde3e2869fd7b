import { clientOfDeletion } from '@lea/agenda'
import { useAuthors } from '../../access/useAuthors.ts'
import { m } from '../../paraglide/messages.js'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { EmptyState } from '../../ui/EmptyState.ts'
import { useOpenAgenda } from '../desk/AgendaContext.ts'
import { useReadOnly, useTree } from '../desk/reading.ts'
import { kindLabel } from '../texts/labels.ts'
import './BinDialog.css'
import '../../ui/moreIcons.tsx'

/** What was deleted, the last first, each with the way back. Nothing in the bin goes away by itself. */
export function BinDialog({ onClose }: { onClose: () => void }) {
  const { session, work } = useOpenAgenda()
  const { bin } = useTree()
  const readOnly = useReadOnly()
  const nameOf = useAuthors()
  return (
    <Dialog isOpen size="large" title={m.agenda_bin()} onClose={onClose}>
      {bin.length === 0 ? (
        <EmptyState title={m.agenda_bin_empty()}>
          <p>{m.agenda_bin_empty_text()}</p>
        </EmptyState>
      ) : (
        <ul className="bin">
          {bin.map((entry) => {
            const title = entry.title.trim() || m.agenda_untitled()
            const kind = kindLabel(session.live, session.live.block(entry.top)?.type ?? '')
            const by = nameOf({ client: clientOfDeletion(session.doc, entry.top), said: entry.by })
            return (
              <li key={entry.group} className="bin__entry">
                <div>
                  <p className="bin__title">{title}</p>
                  <p className="bin__about">
                    {[
                      kind,
                      entry.count > 1 ? m.agenda_bin_with({ count: entry.count - 1 }) : '',
                      by === '' ? '' : m.agenda_bin_by({ name: by }),
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </p>
                </div>
                {readOnly === null ? (
                  <Button
                    small
                    icon="restore"
                    aria-label={m.agenda_restore_title({ title })}
                    onPress={() => {
                      onClose()
                      work.restore(entry.group)
                    }}
                  >
                    {m.agenda_restore()}
                  </Button>
                ) : null}
              </li>
            )
          })}
        </ul>
      )}
    </Dialog>
  )
}
