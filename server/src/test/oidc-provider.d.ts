/** As much of it as our tests use: its own types bring forty packages along. */
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http'

  type Interaction = {
    prompt: { name: string }
    params: Record<string, unknown>
    session?: { accountId?: string }
  }

  export default class Provider {
    constructor(
      issuer: string,
      configuration: {
        findAccount: (context: unknown, id: string) => unknown
        interactions: { url: (context: unknown, interaction: { uid: string }) => string }
        [setting: string]: unknown
      },
    )
    use(
      step: (
        context: { path: string; body: Record<string, unknown> | undefined },
        next: () => Promise<void>,
      ) => Promise<void>,
    ): void
    callback(): (request: IncomingMessage, response: ServerResponse) => Promise<void>
    interactionDetails(request: IncomingMessage, response: ServerResponse): Promise<Interaction>
    interactionFinished(
      request: IncomingMessage,
      response: ServerResponse,
      result: object,
      options?: { mergeWithLastSubmission: boolean },
    ): Promise<void>
    Grant: new (about: {
      accountId: string
      clientId: string
    }) => { addOIDCScope(scope: string): void; save(): Promise<string> }
  }
}
