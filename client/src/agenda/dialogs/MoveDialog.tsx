import { placesFor } from '@lea/agenda'
import { useMemo, useState } from 'react'
import { m } from '../../paraglide/messages.js'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useOpenAgenda } from '../desk/AgendaContext.ts'
import { useTree } from '../desk/reading.ts'
import { kindLabel } from '../texts/labels.ts'
import { titleOf } from '../texts/titleOf.ts'
import './MoveDialog.css'

/** 'Verplaats naar...': every place that takes the block, to be found by typing. */
export function MoveDialog({ block, onClose }: { block: string; onClose: () => void }) {
  const { session, work } = useOpenAgenda()
  const tree = useTree()
  const [wanted, setWanted] = useState('')
  // biome-ignore lint/correctness/useExhaustiveDependencies: the places change with the tree
  const places = useMemo(() => placesFor(session.doc, block), [session, block, tree])
  const found = places.filter(({ title }) => title.toLowerCase().includes(wanted.trim().toLowerCase()))

  const moveTo = (parent: string | null) => {
    const children = parent === null ? tree.roots : (tree.nodes.get(parent)?.children ?? [])
    onClose()
    work.moveTo(block, parent, children.at(-1) ?? null)
  }

  return (
    <Dialog isOpen title={m.agenda_move_title({ title: titleOf(session.live, block) })} onClose={onClose}>
      <TextField autoFocus label={m.agenda_move_search()} value={wanted} onChange={setWanted} type="search" />
      <p className="lea-hidden" role="status">
        {m.agenda_move_found({ count: found.length })}
      </p>
      {found.length === 0 ? (
        <p>{places.length === 0 ? m.agenda_move_nowhere() : m.agenda_move_not_found()}</p>
      ) : (
        <ul className="places">
          {found.map(({ parent, depth, title }) => {
            const node = parent === null ? undefined : tree.nodes.get(parent)
            return (
              <li key={parent ?? ''} data-depth={Math.min(depth, 5)}>
                <button type="button" className="places__place" onClick={() => moveTo(parent)}>
                  {node === undefined ? (
                    m.agenda_top_level()
                  ) : (
                    <>
                      <span className="places__kind">
                        {[kindLabel(session.live, node.type), node.number].filter(Boolean).join(' ')}
                      </span>{' '}
                      {title.trim() || m.agenda_untitled()}
                    </>
                  )}
                </button>
              </li>
            )
          })}
        </ul>
      )}
    </Dialog>
  )
}
