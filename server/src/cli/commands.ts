import type { ConnectionRole } from '@lea/protocol'
import { bounds, type PersonName } from '@lea/protocol/access'
import { type MachineApi, NotDone } from './machineApi.ts'

/** Not what a command takes: the way to use it is shown. */
export class UsageProblem extends Error {
  override readonly name = 'UsageProblem'
}

export const usage = `Gebruik, op de machine waar LEA-tafel draait:
  npm run --silent lea -- ticket --agenda NUMMER --role owner|editor|commenter|reader [--ttl SECONDEN] [--name NAAM]
  npm run --silent lea -- people [--agenda NUMMER]
  npm run --silent lea -- agendas
  npm run --silent lea -- revoke --agenda NUMMER --person NUMMER [--device NUMMER]
  npm run --silent lea -- revoke --agenda NUMMER --ticket NUMMER
  npm run --silent lea -- revoke --agenda NUMMER --invitation NUMMER
Van een server met een andere map dan data/: zet DATA_DIR=map ervoor.`

type Values = Readonly<Record<string, string | undefined>>

export type Command = {
  options: Readonly<Record<string, { type: 'string' }>>
  /** `answer` is for stdout: what a program reads. */
  run: (api: MachineApi, values: Values) => Promise<{ answer: string; remark?: string }>
}

const text = { type: 'string' } as const
const roles: readonly string[] = ['owner', 'editor', 'commenter', 'reader'] satisfies ConnectionRole[]

export const commands: Readonly<Record<string, Command>> = {
  ticket: {
    options: { agenda: text, role: text, ttl: text, name: text },
    run: async (api, values) => {
      const agenda = need(values, 'agenda')
      const role = need(values, 'role')
      const seconds = values.ttl ?? '60'
      const { name } = values
      if (!roles.includes(role)) throw cantBe('role', role, 'owner, editor, commenter of reader')
      if (!/^[1-9]\d*$/.test(seconds) || Number(seconds) > bounds.ticketSeconds)
        throw cantBe('ttl', seconds, `1 tot en met ${bounds.ticketSeconds} seconden`)
      if (name !== undefined && !(new RegExp(bounds.name.pattern).test(name) && name.length <= bounds.name.maxLength))
        throw cantBe('name', name, `1 tot en met ${bounds.name.maxLength} tekens op één regel, niet alleen spaties`)
      const made = await api.call('createTicket', {
        params: { agenda },
        body: { role: role as ConnectionRole, ttlSeconds: Number(seconds), ...(name === undefined ? {} : { name }) },
      })
      const remark = `Te gebruiken tot ${made.expiresAt}. Intrekken: npm run --silent lea -- revoke --agenda ${agenda} --ticket ${made.id}`
      return { answer: made.ticket, remark }
    },
  },
  people: {
    options: { agenda: text },
    run: async (api, values) => {
      if (values.agenda === undefined) {
        const { people } = await api.call('allPeople', {})
        return list(
          ['nummer', 'naam', 'organisatie', 'beheerder', 'agenda’s', 'apparaten', 'laatst gezien'],
          people.map((one) => [
            one.id,
            one.name,
            one.organisation,
            one.isAdministrator ? 'ja' : '',
            one.agendas.length,
            one.devices,
            one.lastSeen ?? '',
          ]),
        )
      }
      const { people } = await api.call('people', { params: { agenda: need(values, 'agenda') } })
      return list(
        ['nummer', 'naam', 'organisatie', 'rol', 'sinds', 'laatst gezien', 'apparaten'],
        people.map((one) => [
          one.id,
          one.name,
          one.organisation.name,
          one.role,
          one.since,
          one.lastSeen ?? '',
          (one.devices ?? []).map(({ id, name }) => `${id} (${name})`).join(' '),
        ]),
      )
    },
  },
  agendas: {
    options: {},
    run: async (api) => {
      const { agendas } = await api.call('allAgendas', {})
      return list(
        ['nummer', 'titel', 'sinds', 'laatst open', 'bytes', 'verwijderd', 'mensen', 'eigenaren'],
        agendas.map(({ id, title, since, lastUsed, bytes, deleted, people, owners }) => [
          id,
          title,
          since ?? '',
          lastUsed ?? '',
          bytes,
          deleted ?? '',
          people,
          owners.map(nameOf).join(', '),
        ]),
      )
    },
  },
  revoke: {
    options: { agenda: text, person: text, device: text, ticket: text, invitation: text },
    run: async (api, values) => {
      const agenda = need(values, 'agenda')
      const { person, device, ticket, invitation } = values
      if ([person, ticket, invitation].filter((one) => one !== undefined).length !== 1) throw new UsageProblem()
      if (ticket !== undefined) await api.call('revokeTicket', { params: { agenda, ticket } })
      else if (invitation !== undefined) await api.call('withdrawInvitation', { params: { agenda, invitation } })
      else if (device !== undefined)
        await api.call('revokeDevice', { params: { agenda, person: need(values, 'person'), device } })
      else await api.call('revokePerson', { params: { agenda, person: need(values, 'person') } })
      return { answer: '', remark: 'Ingetrokken. Wie ermee binnen was, is eruit.' }
    },
  },
}

function cantBe(option: string, value: string, allowed: string): NotDone {
  return new NotDone(`--${option} kan niet ‘${value}’ zijn: geef ${allowed}. Er is niets gedaan.`)
}

function need(values: Values, name: string): string {
  const value = values[name]
  if (typeof value !== 'string') throw new UsageProblem()
  return value
}

function nameOf({ name }: PersonName): string {
  return name ?? 'oud-deelnemer'
}

/** What steers a terminal, ends a field or a row, or turns the words around it: also a title that was kept before titles were cleaned. */
const steers = /[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}]/gu

/** Lines with tabs between, the names of the columns on top: a person can read it, and `cut` too. */
function list(
  head: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): { answer: string; remark?: string } {
  const line = (row: readonly (string | number)[]) => row.map((one) => String(one).replace(steers, ' ')).join('\t')
  return { answer: [head, ...rows].map(line).join('\n') }
}
