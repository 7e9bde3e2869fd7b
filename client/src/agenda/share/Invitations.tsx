import type { Invitation } from '@lea/protocol/access'
import { useCallback, useEffect, useState } from 'react'
import { type Answer, ask } from '../../access/ask.ts'
import { refusedText, roleName, shortDayWords } from '../../access/words.ts'
import { m } from '../../paraglide/messages.js'
import { useAnnounce, useToast } from '../../ui/Announcer.tsx'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.ts'
import { Loading } from '../../ui/Frame.tsx'
import { StatusChip } from '../../ui/StatusChip.tsx'
import { Table } from '../../ui/Table.tsx'
import { useOpenAgenda } from '../desk/AgendaContext.ts'
import { Refusal } from './ShareDialog.tsx'

const states = {
  open: m.access_state_open,
  usedUp: m.access_state_used_up,
  ended: m.access_state_ended,
  withdrawn: m.access_state_withdrawn,
} satisfies Record<Invitation['state'], () => string>

/** The invitations of this agenda, with the way to withdraw those that still let somebody in. */
export function Invitations() {
  const { agendaId } = useOpenAgenda().session
  const toast = useToast()
  const announce = useAnnounce()
  const [read, setRead] = useState<Answer<{ invitations: Invitation[] }> | null>(null)
  const readAgain = useCallback(
    () => void ask('invitations', { params: { agenda: agendaId } }).then(setRead),
    [agendaId],
  )
  useEffect(readAgain, [readAgain])

  const withdraw = async ({ id, organisation }: Invitation) => {
    const answer = await ask('withdrawInvitation', { params: { agenda: agendaId, invitation: id } })
    if (answer.ok) announce(m.access_withdrawn({ organisation: organisation.name }))
    else toast({ kind: 'warning', title: m.access_not_done(), text: refusedText(answer.refused) })
    readAgain()
  }

  if (read === null) return <Loading />
  if (!read.ok) return <Refusal refused={read.refused} onRetry={readAgain} />
  const { invitations } = read.value
  if (invitations.length === 0) {
    return (
      <EmptyState title={m.access_invitations_none()}>
        <p>{m.access_invitations_none_text()}</p>
      </EmptyState>
    )
  }
  return (
    <Table stacks label={m.access_invitations()}>
      <caption className="lea-hidden">{m.access_invitations()}</caption>
      <thead>
        <tr>
          <th scope="col">{m.access_column_organisation()}</th>
          <th scope="col">{m.access_column_role()}</th>
          <th scope="col">{m.access_column_used()}</th>
          <th scope="col">{m.access_column_until()}</th>
          <th scope="col">{m.access_column_state()}</th>
          <th scope="col">
            <span className="lea-hidden">{m.access_column_do()}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {invitations.map((invitation) => (
          <tr key={invitation.id}>
            <th scope="row">
              <span className="share__name">{invitation.organisation.name}</span>
              {invitation.createdBy === '' ? null : (
                <span className="share__of">
                  {m.access_invitation_by({ name: invitation.createdBy ?? m.access_former_participant() })}
                </span>
              )}
            </th>
            <td data-label={m.access_column_role()}>{roleName(invitation.role)}</td>
            <td data-label={m.access_column_used()}>
              {m.access_used_of({ used: invitation.used, uses: invitation.uses })}
            </td>
            <td data-label={m.access_column_until()}>{shortDayWords(invitation.endsAt)}</td>
            <td>
              <StatusChip tone={invitation.state === 'open' ? 'positive' : 'neutral'}>
                {states[invitation.state]()}
              </StatusChip>
            </td>
            <td>
              {invitation.state === 'open' ? (
                <Button
                  small
                  aria-label={m.access_withdraw_of({ organisation: invitation.organisation.name })}
                  onPress={() => void withdraw(invitation)}
                >
                  {m.access_withdraw()}
                </Button>
              ) : null}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
