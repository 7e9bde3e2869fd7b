import type { CheckName } from '@lea/agenda'
import { m } from '../../../paraglide/messages.js'
import { Button } from '../../../ui/Button.tsx'
import { useOpenAgenda } from '../../desk/AgendaContext.ts'
import { useReadOnly } from '../../desk/reading.ts'
import { checkLabel } from '../../texts/checkLabel.ts'

/** The checks that the partners switched off, and the way to have them back. */
export default function ChecksOff({ off, onOn }: { off: readonly CheckName[]; onOn: (check: CheckName) => void }) {
  const { live } = useOpenAgenda().session
  const readOnly = useReadOnly()
  return (
    <>
      <h2 className="view__heading">{m.views_off()}</h2>
      <p className="view__note">{m.views_off_text()}</p>
      <ul className="view-list checks-off">
        {off.map((check) => (
          <li key={check}>
            <span>{checkLabel(live, check)}</span>
            <Button
              small
              kind="secondary"
              isDisabled={readOnly !== null}
              aria-label={m.views_check_on_label({ check: checkLabel(live, check) })}
              onPress={() => onOn(check)}
            >
              {m.views_check_on()}
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}
