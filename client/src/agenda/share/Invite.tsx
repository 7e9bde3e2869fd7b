import type { NewInvitation, Role } from '@lea/protocol/access'
import { type FormEvent, useRef, useState } from 'react'
import { ask, type Refused } from '../../access/ask.ts'
import { refusedText, roleChoices } from '../../access/words.ts'
import { m } from '../../paraglide/messages.js'
import { Button } from '../../ui/Button.tsx'
import { Combobox } from '../../ui/Combobox.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { RadioGroup } from '../../ui/RadioGroup.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useOpenAgenda } from '../desk/AgendaContext.ts'
import { useAgenda } from '../desk/reading.ts'
import { useListed } from '../partners/useListed.ts'
import { latestWords } from '../texts/latest.ts'
import { InvitationLink } from './InvitationLink.tsx'

/** An invitation ends after this many days unless one says otherwise. */
const usualDays = 30

/** Invites: which organisation, with which role, how many people, until when. What comes of it is shown once. */
export function Invite() {
  const [made, setMade] = useState<NewInvitation | null>(null)
  if (made === null) return <InviteForm onMade={setMade} />
  return <InvitationLink made={made} onAnother={() => setMade(null)} />
}

function InviteForm({ onMade }: { onMade: (made: NewInvitation) => void }) {
  const { agendaId } = useOpenAgenda().session
  const { title } = useAgenda()
  const partners = useListed('partner')
  const [partner, setPartner] = useState<string | null>(null)
  const [other, setOther] = useState('')
  const [role, setRole] = useState<Role>('editor')
  const [uses, setUses] = useState('1')
  const [lastDay, setLastDay] = useState(() => isoDay(usualDays))
  const [isTried, setTried] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [refused, setRefused] = useState<Refused | null>(null)
  const form = useRef<HTMLFormElement>(null)

  const known = partners.find(({ id }) => id === partner)
  const organisation = (known?.name ?? other).trim().slice(0, 80)
  const count = Number(uses)
  const isCount = Number.isInteger(count) && count >= 1 && count <= 500
  const isDay = lastDay >= isoDay(0) && lastDay <= isoDay(364)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (organisation === '' || !isCount || !isDay) {
      form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [role="combobox"]')?.focus()
      return
    }
    setBusy(true)
    const answer = await ask('createInvitation', {
      params: { agenda: agendaId },
      body: {
        organisation: { name: organisation, partner: known?.id ?? null },
        role,
        uses: count,
        endsAt: new Date(`${lastDay}T23:59:59`).toISOString(),
        title: latestWords(title).slice(0, 200),
      },
    })
    setBusy(false)
    if (answer.ok) onMade(answer.value)
    else setRefused(answer.refused)
  }

  return (
    <form ref={form} className="share__form" onSubmit={(event) => void submit(event)} noValidate>
      <div>
        <Combobox
          label={m.access_invite_organisation()}
          description={m.access_invite_organisation_hint()}
          choices={[
            ...partners.map(({ id, name, shortName }) => ({
              id,
              label: name,
              note: shortName === name ? '' : shortName,
            })),
            ...(other === '' ? [] : [{ id: 'other', label: other, note: m.access_invite_other() }]),
          ]}
          value={partner}
          onChange={setPartner}
          onCreate={(words) => {
            setOther(words)
            setPartner('other')
          }}
          takesTyped
          createLabel={(words) => m.access_invite_other_named({ name: words })}
        />
        {isTried && organisation === '' ? (
          <p className="lea-field__error" role="alert">
            {m.access_invite_organisation_missing()}
          </p>
        ) : null}
      </div>
      <RadioGroup asCards label={m.access_invite_role()} choices={roleChoices()} value={role} onChange={setRole} />
      <div className="share__pair">
        <TextField
          label={m.access_invite_uses()}
          description={m.access_invite_uses_hint()}
          type="number"
          min={1}
          max={500}
          value={uses}
          onChange={setUses}
          {...(isTried && !isCount ? { error: m.access_invite_uses_wrong() } : {})}
        />
        <TextField
          label={m.access_invite_until()}
          description={m.access_invite_until_hint()}
          type="date"
          min={isoDay(0)}
          max={isoDay(364)}
          value={lastDay}
          onChange={setLastDay}
          {...(isTried && !isDay ? { error: m.access_invite_until_wrong() } : {})}
        />
      </div>
      {refused === null ? null : (
        <Notice isLive kind="negative" title={m.access_not_done()}>
          <p>{refusedText(refused)}</p>
        </Notice>
      )}
      <div>
        <Button type="submit" kind="primary" isDisabled={isBusy}>
          {m.access_invite_do()}
        </Button>
      </div>
    </form>
  )
}

/** The day so many days from now, on this device's calendar. */
function isoDay(days: number): string {
  const day = new Date()
  day.setDate(day.getDate() + days)
  return `${day.getFullYear()}-${`${day.getMonth() + 1}`.padStart(2, '0')}-${`${day.getDate()}`.padStart(2, '0')}`
}
