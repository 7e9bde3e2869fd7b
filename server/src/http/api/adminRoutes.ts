import { agendaOf } from '@lea/protocol'
import { readPersonName } from './agendaRoutes.ts'
import type { ApiParts, Handlers } from './api.ts'
import { moment } from './moment.ts'
import { readPersonData } from './personData.ts'

/** What the administrator of this server does: people, and which agendas there are; not what is in them. */
export function adminRoutes(parts: ApiParts) {
  const { access, store } = parts
  const momentOrNull = (at: number | null) => (at === null ? null : moment(at))
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
    allAgendas: async () => {
      const bytes = new Map<string, number>()
      for (const { room, bytes: more } of await store.sizes())
        bytes.set(agendaOf(room), (bytes.get(agendaOf(room)) ?? 0) + more)
      const known = access.agendas.all().map(({ id, title, created_at, deleted_at, last_used_at }) => {
        const members = access.agendas.members(id)
        const owners = members.filter(({ role }) => role === 'owner')
        return {
          id,
          title,
          since: moment(created_at),
          lastUsed: momentOrNull(last_used_at),
          bytes: bytes.get(id) ?? 0,
          people: members.length,
          deleted: momentOrNull(deleted_at),
          owners: owners.map(({ person }) => readPersonName(parts, person)),
        }
      })
      const unknown = [...bytes].filter(([id]) => !access.agendas.has(id))
      const nobodys = { title: '', since: null, lastUsed: null, people: 0, deleted: null, owners: [] }
      return { agendas: [...known, ...unknown.map(([id, size]) => ({ ...nobodys, id, bytes: size }))] }
    },
    personData: async ({ params }) => readPersonData(parts, params.person, null),
    deletePerson: ({ who, params }) => {
      access.people.remove(params.person, who.kind === 'person' ? who.person.id : null)
      return undefined
    },
  } satisfies Partial<Handlers>
}
