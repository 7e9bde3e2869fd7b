import { m } from '../../paraglide/messages.js'
import { Button } from '../../ui/Button.tsx'
import { clipped } from '../../ui/clipped.ts'
import { useOpenAgenda } from '../desk/AgendaContext.ts'
import { fieldLabel } from '../texts/labels.ts'
import '../texts/moreLabels.ts'
import { titleOf } from '../texts/titleOf.ts'
import { useGoToField } from '../work/useGoToField.ts'
import './StayingFields.css'

/** Which fields hold words that aren't in the agenda, each with the way to it. */
export default function StayingFields({ onGo }: { onGo: () => void }) {
  const { live, drafts } = useOpenAgenda().session
  const goToField = useGoToField()
  const staying = drafts.staying()
  if (staying.length === 0) return null
  return (
    <ul className="staying">
      {staying.map(({ block, field, words }) => {
        const name = fieldLabel(field)
        const title = block === null ? m.agenda_settings() : live.tree().nodes.has(block) ? titleOf(live, block) : null
        const said =
          title === null
            ? m.agenda_staying_gone({ field: name, words })
            : m.agenda_staying({ field: name, title: clipped(title), words: clipped(words) })
        return (
          <li key={`${block}:${field}`}>
            {title === null ? (
              said
            ) : (
              <Button
                small
                kind="quiet"
                icon="pencil"
                onPress={() => {
                  onGo()
                  goToField({ block, field })
                }}
              >
                {said}
              </Button>
            )}
          </li>
        )
      })}
    </ul>
  )
}
