import type { Me, MyAgenda, MyPerson } from '@lea/protocol/access'
import { endedSessionCookie, forgottenSessionCookie, sessionCookieFor } from '../../access/cookies.ts'
import { deviceNameOf } from '../../access/deviceName.ts'
import type { Who } from '../../access/gate.ts'
import { AccessRefusal } from '../../access/refusal.ts'
import type { DeviceRow, MembershipRow } from '../../access/rows.ts'
import type { ApiParts, Call, Handlers } from './api.ts'
import { moment } from './moment.ts'
import { readPersonData } from './personData.ts'

/** What somebody does with himself: name, devices, ways to come back. */
export function meRoutes(parts: ApiParts) {
  const { access, passkeys, isSecure } = parts
  return {
    me: ({ who, request, reply }) => {
      // a computer that became a shared one after somebody signed in
      const cookie = who.kind === 'person' ? forgottenSessionCookie(isSecure, request) : undefined
      if (cookie) reply.header('set-cookie', cookie)
      return readMe(parts, who)
    },
    renameMe: ({ who, body }) => {
      const { person } = signedIn(who)
      access.people.rename(person.id, body.name)
      return readMe(parts, who)
    },
    myData: async ({ who }) => readPersonData(parts, signedIn(who).person.id, signedIn(who).device),
    signOut: ({ who, reply }) => {
      const { person, device } = signedIn(who)
      access.devices.end(person.id, device.id)
      reply.header('set-cookie', endedSessionCookie(isSecure))
      return undefined
    },
    signOutDevice: ({ who, params, reply }) => {
      const { person, device } = signedIn(who)
      access.devices.end(person.id, params.device)
      if (params.device === device.id) reply.header('set-cookie', endedSessionCookie(isSecure))
      return undefined
    },
    makeRecoveryCode: ({ who }) => ({ recoveryCode: access.people.newRecoveryCode(signedIn(who).person.id) }),
    passkeyOptions: async ({ who }) => ({ options: await passkeys.optionsToAdd(signedIn(who).person) }),
    addPasskey: async ({ who, body }) => {
      await passkeys.add(signedIn(who).person, body.response)
      return readMe(parts, who)
    },
    removePasskey: ({ who, params }) => {
      access.signIns.removePasskey(signedIn(who).person.id, params.passkey)
      return undefined
    },
  } satisfies Partial<Handlers>
}

/** The person who asks. Without access control, and at the command line, there is none. */
export function signedIn(who: Who): Extract<Who, { kind: 'person' }> {
  if (who.kind === 'person') return who
  throw new AccessRefusal(who.kind === 'everybody' ? 'accessIsOpen' : 'signInNeeded')
}

/**
 * Makes this browser a device of somebody, who has just shown who he is. Who is signed in here as somebody else isn't any more. The cookie
 * is a new one in any case: the one before it may be in the hands of who used this browser as a guest.
 */
export function beginSession(
  { access, isSecure }: ApiParts,
  { who, request, reply }: Pick<Call<'me'>, 'who' | 'request' | 'reply'>,
  person: string,
): Who {
  if (who.kind === 'person' && who.device.person === person) {
    reply.header('set-cookie', sessionCookieFor(access.devices.renew(who.device.id), isSecure, request))
    return who
  }
  if (who.kind === 'person') access.devices.end(who.person.id, who.device.id)
  const { device, secret } = access.devices.start(person, deviceNameOf(request.headers['user-agent']))
  reply.header('set-cookie', sessionCookieFor(secret, isSecure, request))
  return { kind: 'person', person: access.people.byId(person), device }
}

/** Me, as a page is told. */
export function readMe(parts: ApiParts, who: Who): Me {
  const { access, mode, providers, passkeys } = parts
  return {
    access: mode,
    setupNeeded: mode === 'required' && !access.people.hasAdministrator(),
    signIn: {
      passkey: mode === 'required' && passkeys.isPossible,
      providers: mode === 'required' ? providers.list() : [],
    },
    person: who.kind === 'person' ? readMyPerson(parts, who) : null,
  }
}

function readMyPerson(
  { access, providers }: ApiParts,
  { person: { id }, device }: Extract<Who, { kind: 'person' }>,
): MyPerson {
  // Read again: what was just changed is answered.
  const person = access.people.byId(access.people.currentId(id))
  const known = providers.list()
  return {
    id: person.id,
    name: person.name ?? '',
    organisation: person.organisation,
    isAdministrator: person.is_administrator === 1,
    mayCreateAgendas: access.people.mayCreateAgendas(person),
    devices: access.devices.of(person.id).map((one) => readDevice(one, device)),
    passkeys: access.signIns.passkeysOf(person.id).map(readPasskey),
    hasRecoveryCode: person.recovery_hash !== null,
    providers: access.signIns.loginsOf(person.id).flatMap(({ provider }) => known.filter((one) => one.id === provider)),
    agendas: access.agendas
      .membershipsOf(person.id)
      .filter(({ agenda }) => !access.devices.isBlocked(agenda, device.id) && !access.agendas.isDeleted(agenda))
      .map((membership) => readMyAgenda({ access }, membership)),
  }
}

export function readMyAgenda({ access }: Pick<ApiParts, 'access'>, membership: MembershipRow): MyAgenda {
  const { agenda: id, role, organisation: name, partner, created_at } = membership
  return { id, title: access.agendas.titleOf(id), role, organisation: { name, partner }, since: moment(created_at) }
}

export function readDevice({ id, name, created_at, last_seen_at }: DeviceRow, mine: DeviceRow | null) {
  return { id, name, since: moment(created_at), lastSeen: moment(last_seen_at), isThisOne: id === mine?.id }
}

export function readPasskey({
  id,
  created_at,
  last_used_at,
}: {
  id: string
  created_at: number
  last_used_at: number | null
}) {
  return { id, since: moment(created_at), lastUsed: last_used_at === null ? null : moment(last_used_at) }
}
