import type { ReactNode } from 'react'
import { m } from '../../paraglide/messages.js'
import { ancestorsOf, deletionOf } from '../../session/deletions.ts'
import type { FieldPlace } from '../../session/drafts.ts'
import { Button } from '../../ui/Button.tsx'
import { clipped } from '../../ui/clipped.ts'
import { useOpenAgenda } from '../desk/AgendaContext.ts'
import { useTree } from '../desk/reading.ts'
import { fieldLabel } from '../texts/labels.ts'
import '../texts/moreLabels.ts'
import { titleOf } from '../texts/titleOf.ts'
import { useGoToField } from '../work/useGoToField.ts'
import './LooseWords.css'

/**
 * Words of a field that aren't in the agenda: where they belong, and what one can do with them. `deed`: in the place of the way to
 * their field.
 */
export function LooseWords({
  id,
  place,
  words,
  why,
  deed,
  onThrowAway,
}: {
  id: string
  place: FieldPlace
  words: string
  why?: string
  deed?: ReactNode
  onThrowAway: () => void
}) {
  return (
    <li className="loose-words" data-field={id}>
      <p>
        {useLooseText(place, clipped(words))}
        {why === undefined ? null : `. ${why}`}
      </p>
      <div className="loose-words__deeds">
        {deed ?? <ToField place={place} />}
        <Button small kind="quiet" onPress={onThrowAway}>
          {m.session_typed_throw_away()}
        </Button>
      </div>
    </li>
  )
}

/** Of which field what words are: 'Plafond van “Zorg”: “zeven”'. */
export function useLooseText({ block, field }: FieldPlace, words: string): string {
  const { live } = useOpenAgenda().session
  const isThere = useIsThere(block)
  const said = {
    field: fieldLabel(field, block),
    title: block === null ? m.agenda_settings() : clipped(titleOf(live, block)),
    words,
  }
  return isThere ? m.agenda_staying(said) : m.agenda_staying_gone(said)
}

/** To a field; when its block was deleted, that comes back first. `onGo` is called before. */
export function ToField({ place, onGo }: { place: FieldPlace; onGo?: () => void }) {
  const { session, work } = useOpenAgenda()
  const goToField = useGoToField()
  const isThere = useIsThere(place.block)
  const go = () => {
    onGo?.()
    if (!isThere && place.block !== null) {
      // what is around it first
      for (const each of [place.block, ...ancestorsOf(session.doc, place.block)].reverse()) {
        const deletion = deletionOf(session.doc, each)
        if (deletion) work.restore(deletion.group)
      }
    }
    goToField(place)
  }
  return (
    <Button small onPress={go}>
      {isThere ? m.session_notice_unfit_action() : m.session_notice_deleted_action()}
    </Button>
  )
}

function useIsThere(block: string | null): boolean {
  const { nodes } = useTree()
  return block === null || nodes.has(block)
}
