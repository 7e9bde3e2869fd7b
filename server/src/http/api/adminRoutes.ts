import { readPersonName } from './agendaRoutes.ts'
import type { ApiParts, Handlers } from './api.ts'
import { moment } from './moment.ts'
import { readPersonData } from './personData.ts'

/** What the administrator of this server does: people, not agendas. */
export function adminRoutes(parts: ApiParts) {
  const { access } = parts
  return {
    allPeople: () => ({
      people: access.people.all().map((person) => ({
        id: person.id,
        name: person.name ?? '',
        organisation: person.organisation,
        isAdministrator: person.is_administrator === 1,
        hasAccount: access.people.hasAccount(person),
        since: moment(person.created_at),
        lastSeen: person.last_seen_at === null ? null : moment(person.last_seen_at),
        devices: access.devices.of(person.id).length,
        agendas: access.agendas.membershipsOf(person.id).map(({ agenda: id, role }) => ({ id, role })),
      })),
    }),
    allAgendas: () => ({
      agendas: access.agendas.all().map(({ id, title, created_at, deleted_at }) => {
        const members = access.agendas.members(id)
        const owners = members.filter(({ role }) => role === 'owner')
        return {
          id,
          title,
          since: moment(created_at),
          people: members.length,
          deleted: deleted_at === null ? null : moment(deleted_at),
          owners: owners.map(({ person }) => readPersonName(parts, person)),
        }
      }),
    }),
    personData: async ({ params }) => readPersonData(parts, params.person, null),
    deletePerson: ({ who, params }) => {
      access.people.remove(params.person, who.kind === 'person' ? who.person.id : null)
      return undefined
    },
  } satisfies Partial<Handlers>
}
