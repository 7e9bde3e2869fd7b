import { m } from '../../paraglide/messages.js'
import { Button } from '../../ui/Button.tsx'
import { useOpenAgenda } from '../desk/AgendaContext.ts'
import { textTypes, typesToAdd } from '../desk/placeForNew.ts'
import { usePlace, useReadOnly, useTree } from '../desk/reading.ts'
import { kindLabel } from '../texts/labels.ts'
import './WritingBar.css'

/** What one does most, in one place above the text: adding at the block in hand, and the look of the text one writes in. */
export function WritingBar({ hostRef }: { hostRef: (host: HTMLElement | null) => void }) {
  const { session, work } = useOpenAgenda()
  const tree = useTree()
  const readOnly = useReadOnly()
  const block = usePlace()?.block
  if (readOnly !== null) return null
  const near = block !== undefined && tree.nodes.has(block) ? block : null
  const addable = typesToAdd(tree, near)
  return (
    <section className="writing-bar lea-no-print" aria-label={m.agenda_writing_bar()}>
      <div className="writing-bar__add">
        {textTypes.map((type) => {
          const kind = kindLabel(session.live, type)
          return (
            <Button
              key={type}
              small
              kind="quiet"
              icon="add"
              aria-label={m.agenda_add_kind({ kind: kind.toLowerCase() })}
              isDisabled={!addable.includes(type)}
              onPress={() => work.add(type, near)}
            >
              {kind}
            </Button>
          )
        })}
      </div>
      <div className="writing-bar__format" ref={hostRef} />
    </section>
  )
}
