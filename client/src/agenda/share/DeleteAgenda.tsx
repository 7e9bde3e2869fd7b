import { type FormEvent, useRef, useState } from 'react'
import { ask, type Refused } from '../../access/ask.ts'
import { useAccount } from '../../access/useAccount.ts'
import { refusedText } from '../../access/words.ts'
import { m } from '../../paraglide/messages.js'
import { useToast } from '../../ui/Announcer.tsx'
import { Button } from '../../ui/Button.tsx'
import { clipped } from '../../ui/clipped.ts'
import { Notice } from '../../ui/Notice.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useOpenAgenda } from '../desk/AgendaContext.ts'
import { useAgenda } from '../desk/reading.ts'
import { latestWords } from '../texts/latest.ts'

/** Takes the agenda off the server, for everybody. Whoever wants that types its title: one click too far is not enough. */
export function DeleteAgenda({ onDeleted }: { onDeleted: () => void }) {
  const { agendaId } = useOpenAgenda().session
  const { account } = useAccount()
  const toast = useToast()
  const title = latestWords(useAgenda().title) || m.start_untitled()
  const [typed, setTyped] = useState('')
  const [isTried, setTried] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [refused, setRefused] = useState<Refused | null>(null)
  const field = useRef<HTMLInputElement>(null)
  const isRight = plain(typed) === plain(title)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!isRight) return field.current?.focus()
    setBusy(true)
    const answer = await ask('deleteAgenda', { params: { agenda: agendaId } })
    setBusy(false)
    if (!answer.ok) return setRefused(answer.refused)
    toast({ kind: 'positive', title: m.access_gone_done({ title: clipped(title) }), text: m.access_gone_done_text() })
    onDeleted()
    return account.refresh()
  }

  return (
    <form className="share__form" onSubmit={(event) => void submit(event)} noValidate>
      <h3>{m.access_delete_agenda_title({ title })}</h3>
      <ul className="share__facts">
        <li>{m.access_delete_agenda_server()}</li>
        <li>{m.access_delete_agenda_devices()}</li>
        <li>{m.access_delete_agenda_back()}</li>
      </ul>
      <TextField
        ref={field}
        label={m.access_delete_agenda_type()}
        description={title}
        value={typed}
        onChange={setTyped}
        autoComplete="off"
        {...(isTried && !isRight ? { error: m.access_delete_agenda_wrong() } : {})}
      />
      {refused === null ? null : (
        <Notice isLive kind="negative" title={m.access_not_done()}>
          <p>{refusedText(refused)}</p>
        </Notice>
      )}
      <div>
        <Button type="submit" kind="danger" isDisabled={isBusy}>
          {m.access_delete_agenda_do()}
        </Button>
      </div>
    </form>
  )
}

/** Capitals and spaces are no reason to say no. */
function plain(words: string): string {
  return words.trim().replace(/\s+/g, ' ').toLocaleLowerCase()
}
