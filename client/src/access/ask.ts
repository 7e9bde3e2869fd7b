import { type AccessCalls, type AccessError, type AccessRoute, accessError, accessRoutes } from '@lea/protocol/access'

/** Why the server gave no answer that one can go on with; `unreachable`: there is no line to it. */
export type Refused = AccessError | 'unreachable'

export type Answer<T> = { ok: true; value: T } | { ok: false; refused: Refused }

/** What goes along with a question: names in the path, what stands behind `?`, and a body. */
type Asked<R extends AccessRoute> = Omit<AccessCalls[R], 'answer'>

/** Asks the server something about who may come in. A refusal is an answer, never a throw. */
export async function ask<R extends AccessRoute>(route: R, asked: Asked<R>): Promise<Answer<AccessCalls[R]['answer']>> {
  const { method, path } = accessRoutes[route]
  const { params, query, body } = asked as { params?: Names; query?: Names; body?: unknown }
  const address = Object.entries(params ?? {}).reduce<string>(
    (filled, [name, value]) => filled.replace(`:${name}`, encodeURIComponent(`${value}`)),
    path,
  )
  const search = new URLSearchParams(Object.entries(query ?? {}).map(([name, value]) => [name, `${value}`])).toString()
  let response: Response
  try {
    response = await fetch(search === '' ? address : `${address}?${search}`, {
      method,
      cache: 'no-store',
      ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    })
  } catch (error) {
    console.info('The server could not be asked', error)
    return { ok: false, refused: 'unreachable' }
  }
  if (response.status === 204) return { ok: true, value: undefined as AccessCalls[R]['answer'] }
  const said = await readJson(response)
  if (response.ok && said !== undefined) return { ok: true, value: said as AccessCalls[R]['answer'] }
  return { ok: false, refused: refusalIn(said, response.status) }
}

type Names = Record<string, string | number>

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json()
  } catch (error) {
    // something between us and the server answered in its place
    console.info('The server answered something else than was asked', error)
    return undefined
  }
}

function refusalIn(said: unknown, status: number): Refused {
  const error = typeof said === 'object' && said !== null && 'error' in said ? said.error : undefined
  if (typeof error === 'string' && Object.hasOwn(accessError, error)) return error as AccessError
  return status === 429 ? 'tooManyRequests' : 'unavailable'
}
