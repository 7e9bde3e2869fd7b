import { useEffect, useRef } from 'react'
import { m } from '../../../paraglide/messages.js'
import { AlertDialog } from '../../../ui/AlertDialog.tsx'
import { Button } from '../../../ui/Button.tsx'
import { useOpenAgenda } from '../../desk/AgendaContext.ts'
import { titleOf } from '../../texts/titleOf.ts'
import './lead.css'

/** The words: who answers for what, that one may change it all the same, and that they see it. */
function useWords(block: string): { title: string; text: string } {
  const { session, desk } = useOpenAgenda()
  const lead = desk.asking()?.leadOfOthers(block)
  const names = (lead?.partners ?? []).map((partner) => titleOf(session.live, partner)).join(', ')
  return {
    title: m.access_lead_of({ name: names, title: titleOf(session.live, lead?.block ?? block) }),
    text: m.access_lead_text({ name: names }),
  }
}

/** In place of the editor, and above the fields: asks once before one changes what another partner answers for. */
export default function AskFirst({ block, takesFocus = false }: { block: string; takesFocus?: boolean }) {
  const { desk } = useOpenAgenda()
  const { title, text } = useWords(block)
  const box = useRef<HTMLElement>(null)
  useEffect(() => {
    if (takesFocus) box.current?.focus({ preventScroll: true })
  }, [takesFocus])
  return (
    <section className="ask-first lea-no-print" ref={box} tabIndex={-1} aria-label={title}>
      <p className="ask-first__title">{title}</p>
      <p>{text}</p>
      <p className="ask-first__deeds">
        <Button small kind="primary" onPress={() => desk.asking()?.agree(block)}>
          {m.access_lead_go_on()}
        </Button>
        <Button small kind="quiet" onPress={() => desk.take({ block, part: null })}>
          {m.access_lead_leave()}
        </Button>
      </p>
    </section>
  )
}

/** The same before a deed: moving, deleting, filling in. */
export function AskFirstDialog({ block, go, onClose }: { block: string; go: () => void; onClose: () => void }) {
  const { desk } = useOpenAgenda()
  const { title, text } = useWords(block)
  return (
    <AlertDialog
      isOpen
      isDangerous={false}
      title={title}
      confirm={m.access_lead_go_on()}
      onClose={onClose}
      onConfirm={() => {
        desk.asking()?.agree(block)
        go()
      }}
    >
      <p>{text}</p>
    </AlertDialog>
  )
}
