import { plainName } from '@lea/agenda'
import type { InvitationCard, Provider } from '@lea/protocol/access'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { isSharedComputer } from '../device/sharedComputer.ts'
import { m } from '../paraglide/messages.js'
import { Link } from '../routes/Link.tsx'
import { navigate } from '../routes/navigation.ts'
import { routeToPath } from '../routes/route.ts'
import { useShelfView } from '../start/ShelfContext.ts'
import { Button } from '../ui/Button.tsx'
import { Loading } from '../ui/Frame.tsx'
import { Notice } from '../ui/Notice.tsx'
import { TextField } from '../ui/TextField.tsx'
import { AccessFrame } from './AccessFrame.tsx'
import { ask, type Refused } from './ask.ts'
import { signInAddress } from './ProviderLinks.tsx'
import { useAccount } from './useAccount.ts'
import { dayWords, refusedText, roleMay, roleName } from './words.ts'

type Look = 'looking' | { card: InvitationCard } | { refused: Refused }

/** What an invited guest meets: who invites to what, with which role, and one question: your name. */
export function InvitationPage({ secret }: { secret: string }) {
  const { account, view } = useAccount()
  const [look, setLook] = useState<Look>(secret === '' ? { refused: 'notFound' } : 'looking')

  useEffect(() => {
    let isHere = true
    if (secret !== '')
      void ask('lookAtInvitation', { body: { secret } }).then((answer) => {
        if (isHere) setLook(answer.ok ? { card: answer.value } : { refused: answer.refused })
      })
    // the same link once more in this tab only changes what is behind #: read it as a new visit
    const again = () => window.location.reload()
    window.addEventListener('hashchange', again)
    return () => {
      isHere = false
      window.removeEventListener('hashchange', again)
    }
  }, [secret])

  if (look === 'looking' || view.phase === 'asking') {
    return (
      <AccessFrame title={m.access_invitation_title()}>
        <Loading />
      </AccessFrame>
    )
  }
  if ('refused' in look) {
    const again = () =>
      void ask('lookAtInvitation', { body: { secret } }).then((answer) =>
        setLook(answer.ok ? { card: answer.value } : { refused: answer.refused }),
      )
    return <Closed refused={look.refused} hasSecret={secret !== ''} onAgain={again} />
  }
  const me = view.phase === 'known' ? view.me.person : null
  const accept = async (name: string, provider?: string): Promise<Refused | null> => {
    const answer = await ask('acceptInvitation', { body: { secret, ...(me === null ? { name } : {}) } })
    if (!answer.ok) return answer.refused
    account.take(answer.value.me)
    const route = { name: 'agenda', agendaId: answer.value.agenda, page: 'document' } as const
    // first in, then to the login: the link of an invitation can't travel along, and the role stays whoever it turns out to be
    if (provider === undefined) navigate(route, { replace: true })
    else window.location.assign(signInAddress(provider, routeToPath(route)))
    return null
  }
  return (
    <AccessFrame title={m.access_invitation_heading({ title: look.card.title || m.start_untitled() })}>
      <Card card={look.card} />
      <Join
        key={me?.id ?? ''}
        knownName={me?.name ?? null}
        providers={me === null && view.phase === 'known' ? view.me.signIn.providers : []}
        onJoin={accept}
      />
    </AccessFrame>
  )
}

/** Refusals that are about the invitation itself, each with what happened in its title. */
const closed = {
  invitationHasEnded: { title: m.access_closed_ended, text: m.access_closed_ended_text },
  invitationIsUsedUp: { title: m.access_closed_used_up, text: m.access_closed_used_up_text },
  invitationIsWithdrawn: { title: m.access_closed_withdrawn, text: m.access_closed_withdrawn_text },
  notFound: { title: m.access_closed_unknown, text: m.access_closed_unknown_text },
  badRequest: { title: m.access_closed_unknown, text: m.access_closed_unknown_text },
} satisfies Partial<Record<Refused, { title: () => string; text: () => string }>>

/** An invitation that lets nobody in: what happened, what to do, and what is safe. */
function Closed({ refused, hasSecret, onAgain }: { refused: Refused; hasSecret: boolean; onAgain: () => void }) {
  const mayHelp = refused === 'unreachable' || refused === 'unavailable' || refused === 'tooManyRequests'
  const words = refused in closed ? closed[refused as keyof typeof closed] : null
  const text = hasSecret ? (words?.text() ?? refusedText(refused)) : m.access_invitation_no_secret()
  return (
    <AccessFrame title={hasSecret && words ? words.title() : m.access_invitation_ended_title()}>
      <p className="lea-lead">{text}</p>
      <p>{m.access_invitation_ended_safe()}</p>
      <p className="access__deeds">
        {mayHelp ? (
          <Button kind="primary" onPress={onAgain}>
            {m.ui_try_again()}
          </Button>
        ) : null}
        <Link to={{ name: 'start' }} className="lea-button lea-button--secondary">
          {m.ui_to_start()}
        </Link>
      </p>
    </AccessFrame>
  )
}

function Card({ card }: { card: InvitationCard }) {
  return (
    <dl className="access__facts">
      <dt>{m.access_invited_by()}</dt>
      <dd>{plainName(card.invitedBy)}</dd>
      <dt>{m.access_on_behalf_of()}</dt>
      <dd>{plainName(card.organisation.name)}</dd>
      <dt>{m.access_your_role()}</dt>
      <dd>
        {roleName(card.role)}. {roleMay(card.role)}
      </dd>
      <dt>{m.access_valid_until()}</dt>
      <dd>{dayWords(card.endsAt)}</dd>
    </dl>
  )
}

function Join({
  knownName,
  providers,
  onJoin,
}: {
  knownName: string | null
  /** Logins with which one may come in and be known from then on. */
  providers: readonly Provider[]
  onJoin: (name: string, provider?: string) => Promise<Refused | null>
}) {
  const { person } = useShelfView()
  const [name, setName] = useState(person?.name ?? '')
  const [isTried, setTried] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [refused, setRefused] = useState<Refused | null>(null)
  const field = useRef<HTMLInputElement>(null)
  const isMissing = knownName === null && name.trim() === ''

  const join = async (provider?: string) => {
    setTried(true)
    if (isMissing) return field.current?.focus()
    setBusy(true)
    const why = await onJoin(name.trim(), provider)
    if (why === null) return undefined
    setRefused(why)
    return setBusy(false)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void join()
  }

  return (
    <form className="lea-card" onSubmit={submit} noValidate>
      {knownName === null ? (
        <TextField
          ref={field}
          label={m.start_name()}
          description={m.access_name_hint()}
          value={name}
          onChange={setName}
          autoComplete={isSharedComputer() ? 'off' : 'name'}
          maxLength={80}
          required
          {...(isTried && isMissing ? { error: m.start_name_missing() } : {})}
        />
      ) : (
        <p>{m.access_join_as({ name: knownName })}</p>
      )}
      {refused === null ? null : (
        <Notice isLive kind="negative" title={m.access_not_in()}>
          <p>{refusedText(refused)}</p>
        </Notice>
      )}
      <p className="lea-quiet">{m.access_join_kept()}</p>
      <div className="access__deeds">
        <Button type="submit" kind="primary" isDisabled={isBusy}>
          {m.access_join()}
        </Button>
        {providers.map((provider) => (
          <Button key={provider.id} isDisabled={isBusy} onPress={() => void join(provider.id)}>
            {m.access_join_with({ name: provider.name })}
          </Button>
        ))}
        <Link to={{ name: 'access', page: 'privacy' }}>{m.access_privacy_link()}</Link>
      </div>
    </form>
  )
}
