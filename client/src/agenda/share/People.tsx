import type { Device, Participant, Role } from '@lea/protocol/access'
import { useState } from 'react'
import { type Answer, ask } from '../../access/ask.ts'
import { useAccount } from '../../access/useAccount.ts'
import { momentWords, refusedText, roleChoices, roleMay, roleName, shortDayWords } from '../../access/words.ts'
import { m } from '../../paraglide/messages.js'
import { AlertDialog } from '../../ui/AlertDialog.tsx'
import { useAnnounce, useToast } from '../../ui/Announcer.tsx'
import { Button } from '../../ui/Button.tsx'
import { Select } from '../../ui/Select.tsx'
import { Table } from '../../ui/Table.tsx'
import { useOpenAgenda } from '../desk/AgendaContext.ts'

/** Everybody who may open the agenda; for an owner with devices, last seen, and what can be changed. */
export function People({
  people,
  isOwner,
  onChange,
}: {
  people: readonly Participant[]
  isOwner: boolean
  onChange: () => void
}) {
  const [leaving, setLeaving] = useState<Participant | null>(null)
  const attempt = useAttempt(onChange)
  const { agendaId } = useOpenAgenda().session
  const revoke = ({ id, name }: Participant) =>
    attempt(ask('revokePerson', { params: { agenda: agendaId, person: id } }), m.access_revoked({ name }))
  return (
    <>
      <Table stacks label={m.access_people()}>
        <caption className="lea-hidden">{m.access_people()}</caption>
        <thead>
          <tr>
            <th scope="col">{m.access_column_name()}</th>
            <th scope="col">{m.access_column_role()}</th>
            <th scope="col">{m.access_column_since()}</th>
            {isOwner ? (
              <>
                <th scope="col">{m.access_column_devices()}</th>
                <th scope="col">
                  <span className="lea-hidden">{m.access_column_do()}</span>
                </th>
              </>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <tr key={person.id}>
              <th scope="row">
                <span className="share__name">
                  {person.name}
                  {person.isMe ? ` (${m.access_you()})` : ''}
                </span>
                <span className="share__of">{person.organisation.name}</span>
              </th>
              <td className="share__role">
                {isOwner ? <RoleOf person={person} attempt={attempt} /> : roleName(person.role)}
              </td>
              <td data-label={m.access_column_since()}>{shortDayWords(person.since)}</td>
              {isOwner ? (
                <>
                  <td>
                    <Devices person={person} attempt={attempt} />
                  </td>
                  <td>
                    {person.isMe ? null : (
                      <Button
                        small
                        aria-label={m.access_revoke_of({ name: person.name })}
                        onPress={() => setLeaving(person)}
                      >
                        {m.access_revoke()}
                      </Button>
                    )}
                  </td>
                </>
              ) : null}
            </tr>
          ))}
        </tbody>
      </Table>
      {leaving === null ? null : (
        <AlertDialog
          isOpen
          title={m.access_revoke_of({ name: leaving.name })}
          confirm={m.access_revoke()}
          onClose={() => setLeaving(null)}
          onConfirm={() => void revoke(leaving)}
        >
          <p>{m.access_revoke_text()}</p>
          <p>{m.access_revoke_links()}</p>
          {leaving.role === 'owner' ? <p>{m.access_revoke_made()}</p> : null}
        </AlertDialog>
      )}
    </>
  )
}

type Attempt = (work: Promise<Answer<unknown>>, said: string) => Promise<void>

/** Does something, says that it was done or why not, and reads the list anew. */
function useAttempt(onChange: () => void): Attempt {
  const { account } = useAccount()
  const toast = useToast()
  const announce = useAnnounce()
  return async (work, said) => {
    const answer = await work
    if (answer.ok) announce(said)
    else toast({ kind: 'warning', title: m.access_not_done(), text: refusedText(answer.refused) })
    await account.refresh()
    onChange()
  }
}

/** From least to most. */
const roles: readonly Role[] = ['reader', 'commenter', 'editor', 'owner']

function RoleOf({ person, attempt }: { person: Participant; attempt: Attempt }) {
  const { agendaId } = useOpenAgenda().session
  const [lower, setLower] = useState<Role | null>(null)
  const { id, name } = person
  const give = (role: Role) =>
    attempt(
      ask('changeRole', { params: { agenda: agendaId, person: id }, body: { role } }),
      m.access_role_changed({ name, role: roleName(role) }),
    )
  const choose = (role: Role) => {
    if (roles.indexOf(role) < roles.indexOf(person.role)) setLower(role)
    else void give(role)
  }
  return (
    <>
      <Select
        small
        labelIsHidden
        label={m.access_role_of({ name })}
        value={person.role}
        choices={roleChoices()}
        onChange={(role) => choose(role as Role)}
      />
      {lower === null ? null : (
        <AlertDialog
          isOpen
          title={m.access_lower_of({ name, role: roleName(lower) })}
          confirm={m.access_lower_of({ name, role: roleName(lower) })}
          onClose={() => setLower(null)}
          onConfirm={() => void give(lower)}
        >
          <p>
            {roleMay(lower)} {m.access_lower_text()}
          </p>
          <p>{m.access_lower_links()}</p>
          {person.role === 'owner' ? <p>{m.access_revoke_made()}</p> : null}
        </AlertDialog>
      )}
    </>
  )
}

function Devices({ person, attempt }: { person: Participant; attempt: Attempt }) {
  const { agendaId } = useOpenAgenda().session
  const [leaving, setLeaving] = useState<Device | null>(null)
  const devices = person.devices ?? []
  const { name } = person
  const signOut = (device: Device) =>
    attempt(
      ask('revokeDevice', { params: { agenda: agendaId, person: person.id, device: device.id } }),
      m.access_signed_out_device({ device: device.name }),
    )
  if (devices.length === 0) return m.access_never()
  return (
    <>
      <ul className="share__devices">
        {devices.map((device) => (
          <li key={device.id}>
            <span>
              {device.name}
              <span className="share__of">
                {device.isThisOne ? m.access_this_device() : m.access_seen({ when: momentWords(device.lastSeen) })}
              </span>
            </span>
            {device.isThisOne ? null : (
              <Button
                small
                kind="quiet"
                aria-label={m.access_sign_out_device_of({ device: device.name, name })}
                onPress={() => setLeaving(device)}
              >
                {m.access_sign_out()}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {leaving === null ? null : (
        <AlertDialog
          isOpen
          title={m.access_sign_out_device_of({ device: leaving.name, name })}
          confirm={m.access_sign_out()}
          onClose={() => setLeaving(null)}
          onConfirm={() => void signOut(leaving)}
        >
          <p>{m.access_sign_out_text({ name })}</p>
          <p>{m.access_revoke_links()}</p>
        </AlertDialog>
      )}
    </>
  )
}
