import { signInPath } from '@lea/protocol/access'
import type { Who } from '../../access/gate.ts'
import { AccessRefusal } from '../../access/refusal.ts'
import type { PersonRow } from '../../access/rows.ts'
import type { ApiParts, Call, Handlers } from './api.ts'
import { beginSession, readMe } from './meRoutes.ts'

/** The ways to come in that aren't an invitation. */
export function signInRoutes(parts: ApiParts) {
  const { access, passkeys, providers, mode } = parts
  return {
    setUp: (call) => {
      refuseWhenOpen()
      const { secret, name, organisation } = call.body
      const person = access.people.setUp(secret, name, organisation)
      const recoveryCode = access.people.newRecoveryCode(person.id)
      return { me: readMe(parts, beginSession(parts, call, person.id)), recoveryCode }
    },
    signInWithRecoveryCode: (call) => {
      refuseWhenOpen()
      return signInAs(parts, call, access.people.byRecoveryCode(call.body.recoveryCode))
    },
    passkeySignInOptions: async () => {
      refuseWhenOpen()
      return { options: await passkeys.optionsToSignIn() }
    },
    signInWithPasskey: async (call) => {
      refuseWhenOpen()
      return signInAs(parts, call, await passkeys.whoSignsIn(call.body.response))
    },
    signInElsewhere: async ({ params, query, who, reply }) => {
      refuseWhenOpen()
      const { url, cookie } = await providers.begin(params.provider, {
        back: query.back ?? '/',
        // The session isn't sent along by the page that sends the browser back: it is another site's.
        device: who.kind === 'person' ? who.device.id : null,
      })
      reply.header('set-cookie', cookie).redirect(url, 302)
      return undefined
    },
    returnFromElsewhere: async ({ params, request, reply }) => {
      refuseWhenOpen()
      try {
        const login = await providers.finish(params.provider, request.url, request.headers.cookie)
        const device = login.device === null ? undefined : access.devices.byId(login.device)
        const before: Who = device
          ? { kind: 'person', device, person: access.people.byId(device.person) }
          : { kind: 'nobody' }
        const person = personOf(before, login)
        meet(parts, before, person)
        const now = access.devices.byId(login.device ?? '')
        const who: Who = now
          ? { kind: 'person', device: now, person: access.people.byId(now.person) }
          : { kind: 'nobody' }
        beginSession(parts, { who, request, reply }, person.id)
        reply.redirect(login.back, 302)
      } catch (problem) {
        if (!(problem instanceof AccessRefusal)) throw problem
        reply.redirect(`${signInPath}?reden=${problem.reason}`, 302)
      }
      return undefined
    },
  } satisfies Partial<Handlers>

  function refuseWhenOpen(): void {
    if (mode === 'open') throw new AccessRefusal('accessIsOpen')
  }

  /** Who a login is: known by it; or who is signed in here and has no other login there; or somebody new. */
  function personOf(
    before: Who,
    login: { issuer: string; subject: string; provider: string; organisation: string; name: string },
  ): PersonRow {
    const known = access.signIns.personByLogin(login.issuer, login.subject)
    if (known) return known
    const mayBeHis =
      before.kind === 'person' &&
      access.signIns.loginsOf(before.person.id).every(({ issuer }) => issuer !== login.issuer)
    const person = mayBeHis ? before.person : access.people.add(login.name, login.organisation)
    access.signIns.addLogin(person.id, login)
    return access.people.byId(person.id)
  }
}

function signInAs(parts: ApiParts, call: Pick<Call<'me'>, 'who' | 'request' | 'reply'>, person: PersonRow) {
  const { who } = call
  const merged = meet(parts, who, person)
  const now = merged && who.kind === 'person' ? { ...who, person, device: { ...who.device, person: person.id } } : who
  return readMe(parts, beginSession(parts, { ...call, who: now }, person.id))
}

/** A guest who signs in is that person from now on, and keeps the roles. Who has an account of his own is somebody else. */
function meet({ access }: ApiParts, before: Who, person: PersonRow): boolean {
  if (before.kind !== 'person' || before.person.id === person.id || access.people.hasAccount(before.person))
    return false
  access.people.merge(before.person.id, person.id)
  return true
}
