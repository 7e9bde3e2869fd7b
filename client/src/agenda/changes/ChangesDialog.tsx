import { useEffect, useState } from 'react'
import { m } from '../../paraglide/messages.js'
import { getLocale } from '../../paraglide/runtime.js'
import type { ChangesSince } from '../../session/since/LastVisit.ts'
import { useShelf } from '../../start/ShelfContext.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Loading } from '../../ui/Frame.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useOpenAgenda } from '../desk/AgendaContext.ts'
import { useConflicts } from '../desk/reading.ts'
import { ConflictList } from '../dialogs/ConflictList.tsx'
import { BlockChanges } from './BlockChanges.tsx'
import './ChangesDialog.css'

type Change = ChangesSince['changes'][number]

/** What others did since one was here last, per block: who, what, old and new; with the choices that are still open. */
export default function ChangesDialog({ onClose }: { onClose: () => void }) {
  const { session, work } = useOpenAgenda()
  const shelf = useShelf()
  const conflicts = useConflicts()
  const [found, setFound] = useState<ChangesSince | 'looking' | 'failed'>('looking')
  useEffect(() => {
    let isWanted = true
    const authors = import('../../access/readAuthors.ts').then((piece) => piece.readAuthors(session, shelf.account))
    Promise.all([session.lastVisit, authors])
      .then(([visit, known]) => visit.changes(known))
      .then(
        (changes) => isWanted && setFound(changes),
        (error: unknown) => {
          console.warn('What others changed could not be read', error)
          if (isWanted) setFound('failed')
        },
      )
    return () => {
      isWanted = false
    }
  }, [session, shelf])
  const hasChanges = typeof found === 'object' && found.changes.length > 0
  const markSeen = () => {
    session.lastVisit
      .then((visit) => visit.markSeen())
      .then(
        () => {
          work.voice.say(m.agenda_changes_seen_said())
          onClose()
        },
        (error: unknown) => {
          console.warn('That the changes were seen is not kept', error)
          setFound('failed')
        },
      )
  }
  return (
    <Dialog
      isOpen
      size="large"
      title={m.agenda_changes_title()}
      onClose={onClose}
      actions={hasChanges ? <Button onPress={markSeen}>{m.agenda_changes_seen()}</Button> : undefined}
    >
      <div className="changes">
        {conflicts.length === 0 ? null : (
          <section className="changes__part">
            <h3>{m.agenda_conflicts_title()}</h3>
            <p>{m.agenda_conflicts_text()}</p>
            <ConflictList onLeave={onClose} />
          </section>
        )}
        {found === 'looking' ? (
          <Loading />
        ) : found === 'failed' ? (
          <Notice isLive kind="warning" title={m.agenda_changes_failed()} />
        ) : (
          <section className="changes__part" aria-label={m.agenda_changes_title()}>
            <p role="status">{lead(found)}</p>
            <ol className="changes__blocks">
              {byBlock(found.changes).map(([block, changes]) => (
                <BlockChanges key={block ?? ''} block={block} changes={changes} onLeave={onClose} />
              ))}
            </ol>
          </section>
        )}
      </div>
    </Dialog>
  )
}

function lead({ since, changes }: ChangesSince): string {
  if (changes.length === 0) return m.agenda_changes_none()
  if (since === null) return m.agenda_changes_since_unknown()
  const day = new Date(since).toLocaleString(getLocale(), { dateStyle: 'long', timeStyle: 'short' })
  return m.agenda_changes_since({ day })
}

function byBlock(changes: readonly Change[]): [string | null, Change[]][] {
  const blocks = new Map<string | null, Change[]>()
  for (const change of changes) blocks.set(change.block, [...(blocks.get(change.block) ?? []), change])
  return [...blocks]
}
