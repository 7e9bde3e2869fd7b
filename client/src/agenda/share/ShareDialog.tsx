import type { Participant } from '@lea/protocol/access'
import { useCallback, useEffect, useState } from 'react'
import { type Answer, ask, type Refused } from '../../access/ask.ts'
import { useMyself } from '../../access/useAccount.ts'
import { capital, refusedText, roleMay, roleName } from '../../access/words.ts'
import { m } from '../../paraglide/messages.js'
import { routeToPath } from '../../routes/route.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Loading } from '../../ui/Frame.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useOpenAgenda } from '../desk/AgendaContext.ts'
import { useCopyLink } from '../work/useCopyLink.tsx'
import { AgendaLog } from './AgendaLog.tsx'
import { DeleteAgenda } from './DeleteAgenda.tsx'
import { Invitations } from './Invitations.tsx'
import { Invite } from './Invite.tsx'
import { People } from './People.tsx'
import './Share.css'

type Page = 'people' | 'invite' | 'invitations' | 'log' | 'delete'

/** Who may open this agenda, and for its owners: inviting, withdrawing, changing, and what happened. */
export default function ShareDialog({ onClose }: { onClose: () => void }) {
  const { agendaId } = useOpenAgenda().session
  const me = useMyself()
  const role = me?.agendas.find(({ id }) => id === agendaId)?.role
  const [page, setPage] = useState<Page>('people')
  const isOwner = role === 'owner'
  return (
    <Dialog isOpen size="large" title={m.access_share_title()} onClose={onClose}>
      <YourPlace role={role} />
      {isOwner ? (
        <nav className="share__pages" aria-label={m.access_share_title()}>
          {(
            [
              ['people', m.access_people()],
              ['invite', m.access_invite()],
              ['invitations', m.access_invitations()],
              ['log', m.access_log()],
              ['delete', m.access_delete_agenda()],
            ] as const
          ).map(([id, label]) => (
            <Button
              key={id}
              small
              kind={page === id ? 'primary' : 'quiet'}
              aria-current={page === id ? 'true' : undefined}
              onPress={() => setPage(id)}
            >
              {label}
            </Button>
          ))}
        </nav>
      ) : null}
      {page === 'people' ? <PeopleNow isOwner={isOwner} /> : null}
      {page === 'invite' ? <Invite /> : null}
      {page === 'invitations' ? <Invitations /> : null}
      {page === 'log' ? <AgendaLog /> : null}
      {page === 'delete' ? <DeleteAgenda onDeleted={onClose} /> : null}
    </Dialog>
  )
}

/** One's own role and the plain link, which lets in only who has access already. */
function YourPlace({ role }: { role: Participant['role'] | undefined }) {
  const { agendaId } = useOpenAgenda().session
  const copyLink = useCopyLink()
  const link = window.location.origin + routeToPath({ name: 'agenda', agendaId, page: 'document' })
  return (
    <div className="share__place">
      <p>
        {role === undefined ? null : (
          <>
            <strong>{m.access_you_are({ role: roleName(role) })}</strong> {capital(roleMay(role))}
          </>
        )}
      </p>
      <Button small icon="link" onPress={() => copyLink(link, m.access_plain_link_text())}>
        {m.access_plain_link()}
      </Button>
    </div>
  )
}

function PeopleNow({ isOwner }: { isOwner: boolean }) {
  const { agendaId } = useOpenAgenda().session
  const [people, setPeople] = useState<Answer<{ people: Participant[] }> | null>(null)
  const read = useCallback(() => void ask('people', { params: { agenda: agendaId } }).then(setPeople), [agendaId])
  useEffect(read, [read])
  if (people === null) return <Loading />
  if (!people.ok) return <Refusal refused={people.refused} onRetry={read} />
  return <People people={people.value.people} isOwner={isOwner} onChange={read} />
}

/** Why a list could not be read, and another try. */
export function Refusal({ refused, onRetry }: { refused: Refused; onRetry: () => void }) {
  return (
    <Notice
      isLive
      kind="warning"
      title={m.access_not_read()}
      actions={
        <Button small onPress={onRetry}>
          {m.ui_try_again()}
        </Button>
      }
    >
      <p>{refusedText(refused)}</p>
    </Notice>
  )
}
