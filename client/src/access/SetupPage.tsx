import { type FormEvent, useRef, useState } from 'react'
import { isSharedComputer } from '../device/sharedComputer.ts'
import { m } from '../paraglide/messages.js'
import { Link } from '../routes/Link.tsx'
import { organisationOfMunicipality } from '../start/municipality.ts'
import { Button } from '../ui/Button.tsx'
import { Loading } from '../ui/Frame.tsx'
import { Notice } from '../ui/Notice.tsx'
import { TextField } from '../ui/TextField.tsx'
import { AccessFrame } from './AccessFrame.tsx'
import { ask, type Refused } from './ask.ts'
import { PasskeyButton } from './PasskeyButton.tsx'
import { addPasskey, hasPasskeys } from './passkeys.ts'
import { RecoveryCode } from './RecoveryCode.tsx'
import { useAccount } from './useAccount.ts'
import { refusedText } from './words.ts'

/** The first run of a server that others can reach: who opens the link that it printed becomes its administrator. */
export function SetupPage({ secret }: { secret: string }) {
  const { account, view } = useAccount()
  const [code, setCode] = useState<string | null>(null)

  if (code !== null) return <CodeOnce code={code} />
  if (view.phase === 'asking') {
    return (
      <AccessFrame title={m.access_setup_title()}>
        <Loading />
      </AccessFrame>
    )
  }
  if (secret === '' || (view.phase === 'known' && !view.me.setupNeeded)) {
    return (
      <AccessFrame title={m.access_setup_title()}>
        <p className="lea-lead">{secret === '' ? m.access_setup_no_secret() : m.access_setup_done()}</p>
        <p className="access__deeds">
          <Link to={{ name: 'start' }} className="lea-button lea-button--secondary">
            {m.ui_to_start()}
          </Link>
        </p>
      </AccessFrame>
    )
  }
  const setUp = async (name: string, organisation: string): Promise<Refused | null> => {
    const answer = await ask('setUp', { body: { secret, name, organisation } })
    if (!answer.ok) return answer.refused
    setCode(answer.value.recoveryCode)
    account.take(answer.value.me)
    return null
  }
  return (
    <AccessFrame title={m.access_setup_title()}>
      <p className="lea-lead">{m.access_setup_text()}</p>
      <SetupForm onSubmit={setUp} />
    </AccessFrame>
  )
}

function SetupForm({ onSubmit }: { onSubmit: (name: string, organisation: string) => Promise<Refused | null> }) {
  const [name, setName] = useState('')
  const [municipality, setMunicipality] = useState('')
  const organisation = organisationOfMunicipality(municipality.trim())
  const [isTried, setTried] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [refused, setRefused] = useState<Refused | null>(null)
  const nameField = useRef<HTMLInputElement>(null)
  const organisationField = useRef<HTMLInputElement>(null)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (name.trim() === '') return nameField.current?.focus()
    if (organisation === '') return organisationField.current?.focus()
    setBusy(true)
    const why = await onSubmit(name.trim(), organisation)
    if (why === null) return undefined
    setRefused(why)
    return setBusy(false)
  }

  return (
    <form className="lea-card" onSubmit={(event) => void submit(event)} noValidate>
      <TextField
        ref={nameField}
        label={m.start_name()}
        value={name}
        onChange={setName}
        autoComplete={isSharedComputer() ? 'off' : 'name'}
        maxLength={80}
        required
        {...(isTried && name.trim() === '' ? { error: m.start_name_missing() } : {})}
      />
      <TextField
        ref={organisationField}
        label={m.access_setup_municipality()}
        description={m.access_setup_shown({ organisation: organisation || 'Gemeente …' })}
        value={municipality}
        onChange={setMunicipality}
        autoComplete={isSharedComputer() ? 'off' : 'organization'}
        maxLength={70}
        required
        {...(isTried && organisation === '' ? { error: m.access_setup_municipality_missing() } : {})}
      />
      {refused === null ? null : (
        <Notice isLive kind="negative" title={m.access_setup_failed()}>
          <p>{refused === 'notFound' ? m.access_setup_wrong_secret() : refusedText(refused)}</p>
        </Notice>
      )}
      <div>
        <Button type="submit" kind="primary" isDisabled={isBusy}>
          {m.access_setup_do()}
        </Button>
      </div>
    </form>
  )
}

/** The way back in when a device is lost. Shown this once: the server keeps only what it needs to recognise it. */
function CodeOnce({ code }: { code: string }) {
  const [hasPasskey, setHasPasskey] = useState(false)
  const { account } = useAccount()
  return (
    <AccessFrame title={m.access_code_title()}>
      <p className="lea-lead">{m.access_code_text()}</p>
      <RecoveryCode code={code} />
      {hasPasskeys() ? (
        <section className="lea-card" aria-labelledby="passkey">
          <h2 id="passkey">{m.access_passkey_title()}</h2>
          <p>{m.access_passkey_text()}</p>
          {hasPasskey ? (
            <p role="status">{m.access_passkey_added()}</p>
          ) : (
            <PasskeyButton
              words={m.access_passkey_add()}
              work={addPasskey}
              onDone={(me) => {
                setHasPasskey(true)
                account.take(me)
              }}
            />
          )}
        </section>
      ) : null}
      <p className="access__deeds">
        <Link to={{ name: 'start' }} className="lea-button lea-button--primary">
          {m.access_code_kept()}
        </Link>
      </p>
    </AccessFrame>
  )
}
