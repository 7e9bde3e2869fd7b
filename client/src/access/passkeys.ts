import type { Me, PasskeyAnswer } from '@lea/protocol/access'
import { browserSupportsWebAuthn, startAuthentication, startRegistration } from '@simplewebauthn/browser'
import { type Answer, ask } from './ask.ts'

/** Whether this browser has passkeys on this address: it wants https, or this very machine. */
export function hasPasskeys(): boolean {
  return window.isSecureContext && browserSupportsWebAuthn()
}

/** Makes a passkey and gives it to the server. null: one changed one's mind, or the browser made none. */
export async function addPasskey(): Promise<Answer<Me> | null> {
  const asked = await ask('passkeyOptions', {})
  if (!asked.ok) return asked
  const made = await fromBrowser(() =>
    startRegistration({ optionsJSON: asked.value.options as unknown as RegistrationOptions }),
  )
  return made === null ? null : ask('addPasskey', { body: { response: made } as unknown as PasskeyAnswer })
}

/** Signs in with a passkey. null: one changed one's mind, or the browser has none. */
export async function signInWithPasskey(): Promise<Answer<Me> | null> {
  const asked = await ask('passkeySignInOptions', {})
  if (!asked.ok) return asked
  const found = await fromBrowser(() =>
    startAuthentication({ optionsJSON: asked.value.options as unknown as AuthenticationOptions }),
  )
  return found === null ? null : ask('signInWithPasskey', { body: { response: found } as unknown as PasskeyAnswer })
}

type RegistrationOptions = Parameters<typeof startRegistration>[0]['optionsJSON']
type AuthenticationOptions = Parameters<typeof startAuthentication>[0]['optionsJSON']

/** The browser throws alike for who pressed 'cancel' and for who waited too long; neither is a fault. */
async function fromBrowser<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work()
  } catch (error) {
    console.info('The browser gave no passkey', error)
    return null
  }
}
