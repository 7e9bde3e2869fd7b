import { AccessRefusal } from '../../access/refusal.ts'
import type { ApiParts, Handlers } from './api.ts'
import { beginSession, readMe } from './meRoutes.ts'
import { moment } from './moment.ts'

/** What a guest does with the secret of an invitation. */
export function invitationRoutes(parts: ApiParts) {
  const { access, mode } = parts
  return {
    lookAtInvitation: ({ body, who }) => {
      if (mode === 'open') throw new AccessRefusal('accessIsOpen')
      const invitation = access.invitations.bySecret(body.secret, who.kind === 'person' ? who.person.id : undefined)
      const { agenda, role, title, organisation: name, partner, created_by, ends_at } = invitation
      return {
        agenda,
        title,
        role,
        organisation: { name, partner },
        invitedBy: created_by === null ? '' : (access.people.byId(access.people.currentId(created_by)).name ?? ''),
        endsAt: moment(ends_at),
      }
    },
    acceptInvitation: (call) => {
      const { who, body } = call
      if (mode === 'open') throw new AccessRefusal('accessIsOpen')
      if (who.kind !== 'person' && body.name === undefined) throw new AccessRefusal('badRequest')
      const { agenda } = access.invitations.bySecret(body.secret, who.kind === 'person' ? who.person.id : undefined)
      const guest = who.kind === 'person' ? { person: who.person, device: who.device.id } : { name: body.name ?? '' }
      const person = access.invitations.accept(body.secret, guest)
      const isKnown = who.kind === 'person' && who.person.id === person.id
      return { me: readMe(parts, isKnown ? who : beginSession(parts, call, person.id)), agenda }
    },
  } satisfies Partial<Handlers>
}
