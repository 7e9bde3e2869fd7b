import { dismissFinding, type Finding, findingKey } from '@lea/agenda'
import { type FormEvent, useId, useState } from 'react'
import { m } from '../../../paraglide/messages.js'
import type { Session } from '../../../session/session.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { refusalText } from '../../../ui/refusalText.ts'
import { TextField } from '../../../ui/TextField.tsx'
import { useOpenAgenda } from '../../desk/AgendaContext.ts'
import { checkLabel } from '../../texts/checkLabel.ts'

const draftsBySession = new WeakMap<Session, Map<string, string>>()

/** Reasons that were typed and not given yet, by what they are about: they wait until the dialog is opened again. */
function draftsOf(session: Session): Map<string, string> {
  const drafts = draftsBySession.get(session) ?? new Map<string, string>()
  draftsBySession.set(session, drafts)
  return drafts
}

/** Asks why findings of one check on one block are right as they are. `onDismissed`: they count no longer. */
export default function DismissDialog({
  findings,
  where,
  onClose,
  onDismissed,
}: {
  findings: readonly Finding[]
  where: string
  onClose: () => void
  onDismissed: () => void
}) {
  const { session } = useOpenAgenda()
  const drafts = draftsOf(session)
  const about = findings.map(findingKey).join()
  const [reason, setReason] = useState(() => drafts.get(about) ?? '')
  const [error, setError] = useState('')
  const form = useId()
  const dismiss = (event: FormEvent) => {
    event.preventDefault()
    for (const finding of findings) {
      const outcome = session.run((doc, writer) => dismissFinding(doc, writer, finding, reason))
      if (!outcome.ok) return setError(refusalText(outcome.refusal))
    }
    drafts.delete(about)
    onDismissed()
  }
  return (
    <Dialog
      title={m.views_dismiss()}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{m.ui_cancel()}</Button>
          <Button kind="primary" type="submit" form={form}>
            {m.views_dismiss_confirm()}
          </Button>
        </>
      }
    >
      <form id={form} className="view__part" onSubmit={dismiss}>
        <p>
          {findings[0] === undefined ? '' : checkLabel(session.live, findings[0].check)}: {where}
        </p>
        <TextField
          label={m.views_dismiss_reason()}
          description={m.views_dismiss_text()}
          value={reason}
          onChange={(words) => {
            setReason(words)
            drafts.set(about, words)
          }}
          error={error}
          autoFocus
        />
      </form>
    </Dialog>
  )
}
