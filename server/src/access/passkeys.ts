import type { PasskeyAnswer } from '@lea/protocol/access'
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import type { Access } from './access.ts'
import { AccessRefusal } from './refusal.ts'
import type { PersonRow } from './rows.ts'

/** How long somebody may take to touch a key. */
const challengeMs = 5 * 60_000
const mostChallenges = 10_000

type Answer = PasskeyAnswer['response']

/** Loaded when somebody first has to do with a passkey: it takes longer to load than all the rest of the server. */
const library = () => import('@simplewebauthn/server')

/** Keys on people's own devices, in place of a password. What was asked is remembered for five minutes, and asked once. */
export class Passkeys {
  readonly #access: Access
  readonly #publicUrl: () => string
  readonly #now: () => number
  readonly #challenges = new Map<string, { person: string | null; endsAt: number }>()

  constructor(access: Access, publicUrl: () => string, now: () => number) {
    this.#access = access
    this.#publicUrl = publicUrl
    this.#now = now
  }

  /** A browser has passkeys for a name, not for a number. */
  get isPossible(): boolean {
    return !/^[\d.]+$|^\[/.test(this.#host)
  }

  async optionsToAdd(person: PersonRow): Promise<Record<string, unknown>> {
    const { generateRegistrationOptions } = await library()
    const options = await generateRegistrationOptions({
      rpName: 'LEA-tafel',
      rpID: this.#host,
      userName: person.name ?? '',
      userID: new TextEncoder().encode(person.id),
      excludeCredentials: this.#access.signIns.passkeysOf(person.id).map(({ id }) => ({ id })),
      authenticatorSelection: { residentKey: 'required', userVerification: 'preferred' },
    })
    this.#remember(options.challenge, person.id)
    return { ...options }
  }

  /** Throws AccessRefusal for a key that doesn't answer what was asked. */
  async add(person: PersonRow, response: Answer): Promise<void> {
    const { verifyRegistrationResponse } = await library()
    const expectedChallenge = this.#recall(response, person.id)
    const { verified, registrationInfo } = await checked(() =>
      verifyRegistrationResponse({
        response: response as unknown as RegistrationResponseJSON,
        expectedChallenge,
        expectedOrigin: this.#publicUrl(),
        expectedRPID: this.#host,
        requireUserVerification: false,
      }),
    )
    if (!verified || !registrationInfo) throw new AccessRefusal('badRequest')
    const { id, publicKey, counter } = registrationInfo.credential
    if (this.#access.signIns.passkeyById(id)) throw new AccessRefusal('badRequest')
    this.#access.signIns.addPasskey(person.id, id, publicKey, counter)
  }

  async optionsToSignIn(): Promise<Record<string, unknown>> {
    const { generateAuthenticationOptions } = await library()
    const options = await generateAuthenticationOptions({ rpID: this.#host, userVerification: 'preferred' })
    this.#remember(options.challenge, null)
    return { ...options }
  }

  /** Whose key it is. Throws AccessRefusal. */
  async whoSignsIn(response: Answer): Promise<PersonRow> {
    const { verifyAuthenticationResponse } = await library()
    const expectedChallenge = this.#recall(response, null)
    const passkey = this.#access.signIns.passkeyById(response.id)
    if (passkey === undefined) throw new AccessRefusal('notFound')
    const { verified, authenticationInfo } = await checked(() =>
      verifyAuthenticationResponse({
        response: response as unknown as AuthenticationResponseJSON,
        expectedChallenge,
        expectedOrigin: this.#publicUrl(),
        expectedRPID: this.#host,
        credential: { id: passkey.id, publicKey: Uint8Array.from(passkey.public_key), counter: passkey.counter },
        requireUserVerification: false,
      }),
    )
    if (!verified) throw new AccessRefusal('notFound')
    this.#access.signIns.passkeyUsed(passkey.id, authenticationInfo.newCounter)
    return this.#access.people.byId(passkey.person)
  }

  get #host(): string {
    return new URL(this.#publicUrl()).hostname
  }

  #remember(challenge: string, person: string | null): void {
    const now = this.#now()
    if (this.#challenges.size >= mostChallenges) {
      for (const [key, { endsAt }] of this.#challenges) if (endsAt <= now) this.#challenges.delete(key)
      // Still full: the oldest go, or nobody could sign in while somebody asks and asks.
      for (const key of [...this.#challenges.keys()].slice(0, mostChallenges / 10)) this.#challenges.delete(key)
    }
    this.#challenges.set(challenge, { person, endsAt: now + challengeMs })
  }

  /** The challenge that this answers, which is used up now. */
  #recall(response: Answer, person: string | null): string {
    const challenge = readChallenge(response)
    const known = this.#challenges.get(challenge)
    this.#challenges.delete(challenge)
    if (known === undefined || known.person !== person || known.endsAt <= this.#now())
      throw new AccessRefusal('badRequest')
    return challenge
  }
}

function readChallenge({ response }: Answer): string {
  try {
    const data: unknown = JSON.parse(Buffer.from(String(response.clientDataJSON), 'base64url').toString('utf8'))
    return typeof data === 'object' && data !== null && 'challenge' in data ? String(data.challenge) : ''
  } catch {
    // No JSON, so no answer to anything that was asked.
    return ''
  }
}

/** The library throws for whatever doesn't fit: that is the sender's doing, not ours. */
async function checked<T>(verify: () => Promise<T>): Promise<T> {
  try {
    return await verify()
  } catch {
    throw new AccessRefusal('badRequest')
  }
}
