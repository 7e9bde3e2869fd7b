import type { Me } from '@lea/protocol/access'
import { type FormEvent, useRef, useState } from 'react'
import { m } from '../paraglide/messages.js'
import { Link } from '../routes/Link.tsx'
import { navigate, useSearch } from '../routes/navigation.ts'
import { readRoute } from '../routes/route.ts'
import { SharedComputerFolded } from '../start/SharedComputer.tsx'
import { Button } from '../ui/Button.tsx'
import { Loading } from '../ui/Frame.tsx'
import { Notice } from '../ui/Notice.tsx'
import { TextField } from '../ui/TextField.tsx'
import { AccessFrame } from './AccessFrame.tsx'
import { ask, type Refused } from './ask.ts'
import { PasskeyButton } from './PasskeyButton.tsx'
import { ProviderLinks } from './ProviderLinks.tsx'
import { hasPasskeys, signInWithPasskey } from './passkeys.ts'
import { useAccount } from './useAccount.ts'
import { refusalNamed, refusedText } from './words.ts'

/** The ways to come in without an invitation: a passkey, the login of one's organisation, a recovery code. */
export function SignInPage() {
  const search = new URLSearchParams(useSearch())
  return <SignIn back={search.get('terug') ?? '/'} why={refusalNamed(search.get('reden'))} />
}

/** The same on the page of an agenda that asks for it. `back`: where one goes on. */
export function SignIn({ back, why = null }: { back: string; why?: Refused | null }) {
  const { account, view } = useAccount()
  const goOn = (me: Me) => {
    account.take(me)
    const route = readRoute(back)
    navigate(route.name === 'unknown' ? { name: 'start' } : route, { replace: true })
  }

  if (view.phase === 'asking') {
    return (
      <AccessFrame title={m.access_sign_in()}>
        <Loading />
      </AccessFrame>
    )
  }
  if (view.phase === 'unreachable') {
    return (
      <AccessFrame title={m.access_sign_in()}>
        <p className="lea-lead">{refusedText('unreachable')}</p>
        <p className="access__deeds">
          <Button kind="primary" onPress={() => void account.refresh()}>
            {m.ui_try_again()}
          </Button>
        </p>
      </AccessFrame>
    )
  }
  const { me } = view
  if (me.access === 'open' || me.person !== null) {
    return (
      <AccessFrame title={m.access_sign_in()}>
        <p className="lea-lead">
          {me.person === null ? m.access_sign_in_not_needed() : m.access_signed_in_as({ name: me.person.name })}
        </p>
        <p className="access__deeds">
          <Button kind="primary" onPress={() => goOn(me)}>
            {m.access_go_on()}
          </Button>
        </p>
      </AccessFrame>
    )
  }
  const { passkey, providers } = me.signIn
  return (
    <AccessFrame title={m.access_sign_in()}>
      {me.setupNeeded ? (
        <Notice title={m.access_setup_title()}>
          <p>{m.access_setup_needed()}</p>
        </Notice>
      ) : null}
      <p className="lea-lead">{m.access_sign_in_text()}</p>
      {why === null ? null : (
        <Notice kind="negative" title={m.access_sign_in_failed()}>
          <p>{refusedText(why)}</p>
        </Notice>
      )}
      {providers.length === 0 && !(passkey && hasPasskeys()) ? null : (
        <section className="lea-card access__ways" aria-label={m.access_sign_in_ways()}>
          <ProviderLinks kind="primary" providers={providers} back={back} />
          {passkey && hasPasskeys() ? (
            <PasskeyButton words={m.access_sign_in_passkey()} work={signInWithPasskey} onDone={goOn} />
          ) : null}
        </section>
      )}
      <RecoveryForm onDone={goOn} />
      <p className="lea-quiet">{m.access_sign_in_guest()}</p>
      <SharedComputerFolded />
      <p className="access__deeds">
        <Link to={{ name: 'start' }}>{m.ui_to_start()}</Link>
        <Link to={{ name: 'access', page: 'privacy' }}>{m.access_privacy_link()}</Link>
      </p>
    </AccessFrame>
  )
}

function RecoveryForm({ onDone }: { onDone: (me: Me) => void }) {
  const [code, setCode] = useState('')
  const [error, setError] = useState('')
  const [isBusy, setBusy] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    const answer = await ask('signInWithRecoveryCode', { body: { recoveryCode: code.trim() } })
    setBusy(false)
    if (answer.ok) return onDone(answer.value)
    const isWrong = answer.refused === 'badRequest' || answer.refused === 'notFound'
    setError(isWrong ? m.access_code_wrong() : refusedText(answer.refused))
    return field.current?.focus()
  }
  return (
    <form className="lea-card" onSubmit={(event) => void submit(event)} noValidate>
      <TextField
        ref={field}
        label={m.access_code_label()}
        description={m.access_code_hint()}
        value={code}
        onChange={setCode}
        autoComplete="off"
        spellCheck={false}
        maxLength={64}
        {...(error === '' ? {} : { error })}
      />
      <div>
        <Button type="submit" isDisabled={isBusy}>
          {m.access_sign_in_with_code()}
        </Button>
      </div>
    </form>
  )
}
