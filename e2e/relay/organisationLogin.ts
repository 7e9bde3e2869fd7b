import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'

/**
 * The login of an organisation: a real OpenID provider with a page of its own, on another site than the relay (127.0.0.1, where the
 * relay is localhost). Whoever gives a name is that person: there is no password here.
 */
export class OrganisationLogin {
  readonly #server: Server
  readonly #secret = randomBytes(32).toString('base64url')
  #answer: (request: IncomingMessage, response: ServerResponse) => Promise<void> = async (_, response) => {
    response.writeHead(503).end()
  }

  private constructor(server: Server) {
    this.#server = server
    server.on('request', (request, response) => void this.#answer(request, response))
  }

  static async start(): Promise<OrganisationLogin> {
    const server = createServer()
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    return new OrganisationLogin(server)
  }

  get #issuer(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  /** What a relay is told of this login. */
  settingsFor(name: string, organisation: string): Record<string, string> {
    return {
      OIDC_PROVIDERS: 'ons',
      OIDC_ONS_NAME: name,
      OIDC_ONS_ISSUER: this.#issuer,
      OIDC_ONS_CLIENT_ID: 'lea',
      OIDC_ONS_CLIENT_SECRET: this.#secret,
      OIDC_ONS_ORGANISATION: organisation,
    }
  }

  /** From now on people may come from, and go back to, this relay. */
  letIn(relayUrl: string): void {
    const provider = new Provider(this.#issuer, {
      clients: [
        {
          client_id: 'lea',
          client_secret: this.#secret,
          redirect_uris: [`${relayUrl}/api/sign-in/providers/ons/callback`],
          response_types: ['code'],
          grant_types: ['authorization_code'],
        },
      ],
      pkce: { required: () => true },
      claims: { openid: ['sub'], profile: ['name'] },
      conformIdTokenClaims: false,
      findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, name: id }) }),
      cookies: { keys: [randomBytes(32).toString('base64url')] },
      features: { devInteractions: { enabled: false } },
      interactions: { url: (_, { uid }) => `/login/${uid}` },
    })
    const answer = provider.callback()
    this.#answer = async (request, response) => {
      const { pathname, searchParams } = new URL(request.url ?? '/', this.#issuer)
      if (!pathname.startsWith('/login/')) return answer(request, response)
      const { prompt, params, session } = await provider.interactionDetails(request, response)
      const accountId = searchParams.get('name') ?? session?.accountId
      if (accountId === undefined) {
        response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page)
        return undefined
      }
      if (prompt.name === 'login') return provider.interactionFinished(request, response, { login: { accountId } })
      const grant = new provider.Grant({ accountId, clientId: String(params.client_id) })
      grant.addOIDCScope('openid profile')
      const consent = { grantId: await grant.save() }
      return provider.interactionFinished(request, response, { consent }, { mergeWithLastSubmission: true })
    }
  }

  async end(): Promise<void> {
    this.#server.closeAllConnections()
    this.#server.close()
    await once(this.#server, 'close')
  }
}

const page = `<!doctype html><html lang="nl"><title>Inloggen bij uw organisatie</title><h1>Inloggen bij uw organisatie</h1>
<form><label>Gebruikersnaam <input name="name"></label> <button>Log in</button></form></html>`
