import type { CDPSession, Page } from '@playwright/test'

/** What makes and keeps the passkeys of one person: in Chromium's own WebAuthn, without a finger to put on anything. */
export class PasskeyKeeper {
  readonly #session: CDPSession
  readonly #id: string

  private constructor(session: CDPSession, id: string) {
    this.#session = session
    this.#id = id
  }

  /** Gives this page's browser a keeper of passkeys. */
  static async of(page: Page): Promise<PasskeyKeeper> {
    const session = await page.context().newCDPSession(page)
    await session.send('WebAuthn.enable')
    const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    })
    return new PasskeyKeeper(session, authenticatorId)
  }

  /** Has the passkeys of another device of the same person too, as when a telephone and a laptop share them. */
  async shareWith(other: PasskeyKeeper): Promise<void> {
    const { credentials } = await this.#session.send('WebAuthn.getCredentials', { authenticatorId: this.#id })
    for (const credential of credentials)
      await other.#session.send('WebAuthn.addCredential', { authenticatorId: other.#id, credential })
  }
}
