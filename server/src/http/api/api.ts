import fastifySwagger from '@fastify/swagger'
import { agendaOf } from '@lea/protocol'
import { type AccessCalls, type AccessError, type AccessRoute, accessError, accessRoutes } from '@lea/protocol/access'
import { Problem } from '@lea/protocol/access/schemas'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Logger } from 'pino'
import type { Access } from '../../access/access.ts'
import { Allowance } from '../../access/allowance.ts'
import type { Gate, Who } from '../../access/gate.ts'
import type { Passkeys } from '../../access/passkeys.ts'
import type { Providers } from '../../access/providers.ts'
import { AccessRefusal } from '../../access/refusal.ts'
import { isAtLeast } from '../../access/roleOrder.ts'
import { hashOf, plainRecoveryCode } from '../../access/secrets.ts'
import type { AgendaStore } from '../../storage/agendaStore.ts'
import { addressOf, networkOfAddress } from '../addressOf.ts'
import { adminRoutes } from './adminRoutes.ts'
import { agendaRoutes } from './agendaRoutes.ts'
import { checkAsked, writeAnswer } from './checking.ts'
import { invitationRoutes } from './invitationRoutes.ts'
import { meRoutes } from './meRoutes.ts'
import { routeSchemas } from './routeSchemas.ts'
import { signInRoutes } from './signInRoutes.ts'

/** What the API is made of. */
export type ApiParts = {
  version: string
  access: Access
  gate: Gate
  mode: 'open' | 'required'
  passkeys: Passkeys
  providers: Providers
  /** Where rooms are kept: who wrote with which client id. */
  store: AgendaStore
  /** Takes the content of a room off this server. */
  removeRoom: (room: string) => Promise<void>
  /** Where browsers find us: 'https://lea.example'. */
  publicUrl: () => string
  isSecure: boolean
  /** Other bounds than the usual ones, for tests. */
  allowances?: Partial<Allowances>
  now: () => number
  log: Logger
}

type Part<Route extends AccessRoute, Name extends 'params' | 'query' | 'body'> =
  AccessCalls[Route] extends Record<Name, infer Value> ? Value : undefined

/** One request, checked: its form fits the schema, and who asks may ask this. */
export type Call<Route extends AccessRoute> = {
  params: Part<Route, 'params'>
  query: Part<Route, 'query'>
  body: Part<Route, 'body'>
  who: Who
  request: FastifyRequest
  reply: FastifyReply
}

/** What every route does once it may. Throws AccessRefusal. */
export type Handlers = {
  [Route in AccessRoute]: (call: Call<Route>) => AccessCalls[Route]['answer'] | Promise<AccessCalls[Route]['answer']>
}

declare module 'fastify' {
  interface FastifyRequest {
    who: Who
  }
}

/** Generous where many share something (a town hall has one address), strict where a secret could be guessed. */
const minuteMs = 60_000
const usualAllowances = { address: 6_000, addressWithSecrets: 600, person: 600, secret: 20 }
/** How often a minute an address, an address with secrets, a person, or one secret may ask. */
export type Allowances = typeof usualAllowances

/** Everything under /api. One table says what each route takes and who may call it; nothing is served that isn't in it. */
export async function serveApi(app: FastifyInstance, parts: ApiParts): Promise<void> {
  const { gate, now } = parts
  const allowances = { ...usualAllowances, ...parts.allowances }
  const limit = {
    address: new Allowance(allowances.address, minuteMs, now),
    addressWithSecrets: new Allowance(allowances.addressWithSecrets, minuteMs, now),
    person: new Allowance(allowances.person, minuteMs, now),
    secret: new Allowance(allowances.secret, minuteMs, now),
  }
  const handlers: Handlers = {
    ...meRoutes(parts),
    ...signInRoutes(parts),
    ...invitationRoutes(parts),
    ...agendaRoutes(parts),
    ...adminRoutes(parts),
    openApi: () => app.swagger() as unknown as Record<string, unknown>,
  }
  await app.register(fastifySwagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'LEA-tafel', version: parts.version, description: 'Who may come in, and tickets for programs.' },
    },
    // Pages and figures are no API.
    transform: ({ schema, url }) => ({ schema: url.startsWith('/api/') ? schema : { ...schema, hide: true }, url }),
  })
  await app.register(async (api) => {
    api.removeContentTypeParser('text/plain')
    api.setValidatorCompiler(checkAsked)
    api.setSerializerCompiler(writeAnswer)
    api.decorateRequest('who')
    api.setErrorHandler<FastifyError | AccessRefusal>((problem, _request, reply) =>
      answerProblem(problem, reply, parts.log),
    )
    api.addHook('onRequest', async (request, reply) => {
      // What is answered is about one person at one moment.
      reply.header('cache-control', 'no-store')
      hold(reply, limit.address.take(networkOf(request)))
      request.who = gate.whoIs(request.headers)
      const { who } = request
      if (who.kind === 'person') hold(reply, limit.person.take(who.person.id))
    })
    for (const name of Object.keys(accessRoutes) as AccessRoute[]) {
      const { method, path } = accessRoutes[name]
      const { level, params, query, body, answer, status, secret, remembers, ofDeleted } = routeSchemas[name]
      api.route({
        method,
        url: path,
        bodyLimit: 64 * 1024,
        schema: {
          operationId: name,
          ...(params && { params }),
          ...(query && { querystring: query }),
          ...(body && { body }),
          response: { ...(answer && { [status]: answer }), '4xx': Problem, '5xx': Problem },
        },
        preValidation: async (request) => {
          // An address has only text in it.
          const asked = request.query as Record<string, unknown>
          for (const key of ['before', 'limit'])
            if (/^\d{1,15}$/.test(String(asked[key]))) asked[key] = Number(asked[key])
        },
        preHandler: async (request, reply) => {
          if (secret || remembers) hold(reply, limit.addressWithSecrets.take(networkOf(request)))
          if (secret) {
            const said = String((request.body as Record<string, unknown>)[secret])
            // However it is typed, it is the same code.
            hold(reply, limit.secret.take(hashOf(secret === 'recoveryCode' ? plainRecoveryCode(said) : said)))
          }
          mayAsk(parts, request, level, ofDeleted === true)
          await findForMachine(parts, request)
        },
        handler: async (request, reply) => {
          const { who, params, query, body } = request
          const call = { params, query, body, who, request, reply }
          const result = await (handlers[name] as (call: unknown) => unknown)(call)
          return status === 302 || reply.sent ? reply : reply.code(status).send(answer === null ? undefined : result)
        },
      })
    }
    api.all('/api/*', { schema: { hide: true } as object }, () => {
      throw new AccessRefusal('notFound')
    })
  })
}

/** By what an address is counted. */
function networkOf({ raw }: FastifyRequest): string {
  return networkOfAddress(addressOf(raw))
}

/** Refuses whoever isn't at least `level`. Of an agenda that isn't his nobody is told that it is there. */
function mayAsk(
  { access, mode }: ApiParts,
  { who, params }: FastifyRequest,
  level: (typeof routeSchemas)[AccessRoute]['level'],
  ofDeleted: boolean,
): void {
  if (level === 'nobody') return
  const { agenda } = params as { agenda?: string }
  const refuseDeleted = () => {
    if (agenda !== undefined && !ofDeleted && access.agendas.isDeleted(agenda))
      throw new AccessRefusal('agendaIsDeleted')
  }
  if (who.kind === 'machine') {
    refuseDeleted()
    return
  }
  if (who.kind === 'nobody') throw new AccessRefusal('signInNeeded')
  if (mode === 'open' || who.kind === 'everybody') return
  if (level === 'somebody') return
  if (level === 'administrator') {
    if (!who.person.is_administrator) throw new AccessRefusal('notFound')
    return
  }
  const membership = agenda === undefined ? undefined : access.agendas.membership(agenda, who.person.id, who.device.id)
  if (membership === undefined) throw new AccessRefusal('notFound')
  if (level === 'owner' && !isAtLeast(membership.role, 'owner')) throw new AccessRefusal('notAllowed')
  // Only who is in it hears that it was there.
  refuseDeleted()
}

/**
 * The command line may everything, also where nobody has a membership: in an agenda from before access was required. One that is neither
 * known nor written in is a slip in its number, and a ticket for it would make one that is nobody's.
 */
async function findForMachine({ access, mode, store }: ApiParts, { who, params }: FastifyRequest): Promise<void> {
  const { agenda } = params as { agenda?: string }
  if (who.kind !== 'machine' || mode === 'open' || agenda === undefined || access.agendas.has(agenda)) return
  const isWritten = (await store.sizes()).some(({ room }) => agendaOf(room) === agenda)
  if (!isWritten) throw new AccessRefusal('notFound')
}

class TooMany extends AccessRefusal {
  constructor() {
    super('tooManyRequests')
  }
}

function hold(reply: FastifyReply, waitMs: number): void {
  if (waitMs === 0) return
  reply.header('retry-after', Math.ceil(waitMs / 1_000))
  throw new TooMany()
}

function answerProblem(problem: FastifyError | AccessRefusal, reply: FastifyReply, log: Logger): FastifyReply {
  const reason = reasonOf(problem)
  // Neither what was asked nor by whom: only what went wrong in us.
  if (reason === 'unavailable') log.error({ err: problem }, 'a request to the API failed')
  return reply.code(accessError[reason]).send({ error: reason })
}

function reasonOf(problem: FastifyError | AccessRefusal): AccessError {
  if (problem instanceof AccessRefusal) return problem.reason
  const status = problem.statusCode ?? 500
  if (status === 404) return 'notFound'
  return status < 500 ? 'badRequest' : 'unavailable'
}
