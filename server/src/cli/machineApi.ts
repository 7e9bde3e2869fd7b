import { type AccessCalls, type AccessRoute, accessRoutes } from '@lea/protocol/access'
import type { MachineFile } from '../access/machineFile.ts'

/** It was not done, in words for whoever asked. */
export class NotDone extends Error {
  override readonly name = 'NotDone'
}

type Asked<Route extends AccessRoute> = Omit<AccessCalls[Route], 'answer'>

/** The API of the server that runs on this machine, as its command line calls it. */
export class MachineApi {
  readonly #file: MachineFile

  constructor(file: MachineFile) {
    this.#file = file
  }

  async call<Route extends AccessRoute>(route: Route, asked: Asked<Route>): Promise<AccessCalls[Route]['answer']> {
    const { method, path } = accessRoutes[route]
    const { params, body } = asked as { params?: Record<string, string>; body?: unknown }
    const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params?.[name] ?? ''))
    const response = await this.#fetch(filled, {
      method,
      headers: {
        authorization: `Bearer ${this.#file.secret}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    if (response.status === 204) return undefined as AccessCalls[Route]['answer']
    const answer: unknown = await response.json()
    if (response.ok) return answer as AccessCalls[Route]['answer']
    throw new NotDone(words(response.status, answer))
  }

  async #fetch(path: string, options: RequestInit): Promise<Response> {
    try {
      return await fetch(this.#file.address + path, options)
    } catch {
      throw new NotDone(`Op ${this.#file.address} antwoordt geen LEA-tafel (meer). Start de server eerst.`)
    }
  }
}

function words(status: number, answer: unknown): string {
  const error =
    typeof answer === 'object' && answer !== null && 'error' in answer ? String(answer.error) : String(status)
  const known: Readonly<Record<string, string>> = {
    badRequest: 'Wat u gaf heeft niet de goede vorm: kijk de nummers en de waarden na.',
    notFound: 'Dat is er niet: kijk de nummers na met `people` en `agendas`.',
    lastOwner: 'Dat kan niet: een agenda houdt ten minste één eigenaar, en de server één beheerder.',
    signInNeeded: 'De server kent deze opdrachtregel niet: hij is intussen opnieuw gestart. Probeer het nog een keer.',
  }
  return known[error] ?? `De server heeft het niet gedaan (${error}).`
}
