import helmet from '@fastify/helmet'
import {
  closeCode,
  exchangePath,
  isLoopbackHost,
  oldestProtocolVersion,
  positionHeader,
  protocolVersion,
  syncPath,
} from '@lea/protocol'
import Fastify, {
  type FastifyBaseLogger,
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  LogController,
} from 'fastify'
import type { Figures } from '../figures.ts'
import type { Door } from '../relay/door.ts'
import { addressOf } from './addressOf.ts'
import { type ApiParts, serveApi } from './api/api.ts'
import { isOwnRequest, type OwnPlaces } from './ownRequest.ts'
import { servePages } from './pages.ts'
import { securityHeaders } from './securityHeaders.ts'

export type AppParts = {
  version: string
  /** Folder with the built pages. */
  pagesFolder: string
  /** Where what has to outlive a build is kept. */
  dataFolder: string
  /** The names that requests may use; none until the port is known. */
  places: () => OwnPlaces
  /** Whether browsers come by https, and may be held to that. */
  isSecure: boolean
  log: FastifyBaseLogger
  figures: Figures
  api: ApiParts
  /** Is told of every route that is served: 'GET /health'. */
  served?: (route: string) => void
  exchange: Door['exchange']
}

const cantAnswer = 'Dit verzoek kan niet worden beantwoord\n'

/** Everything that is plain HTTP: health, the pages, who may come in, and the way to the door for exchanges. */
export async function createApp({
  version,
  pagesFolder,
  dataFolder,
  places,
  isSecure,
  log,
  figures,
  api,
  served,
  exchange,
}: AppParts): Promise<FastifyInstance> {
  // An address holds the id of an agenda, so requests are not logged.
  const app = Fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    forceCloseConnections: true,
    // As node:http has it: a request that never ends would otherwise keep its place for ever.
    requestTimeout: 300_000,
    // An address that is no encoding of anything comes here, past every hook and handler.
    frameworkErrors: (problem, _request, reply: FastifyReply) => {
      reply
        .code(problem.statusCode ?? 400)
        .type('text/plain; charset=utf-8')
        .send(cantAnswer)
    },
  })
  if (served) {
    app.addHook('onRoute', ({ method, path }) => {
      for (const one of [method].flat()) served(`${one} ${path}`)
    })
  }
  app.addHook('onRequest', async (request, reply) => {
    if (!isOwnRequest(request.headers, places())) await reply.code(403).type('text/plain').send('403\n')
  })
  await app.register(helmet, securityHeaders(isSecure))
  app.setNotFoundHandler((request, reply) => {
    reply.code(404)
    // somebody who typed an address gets the page that says so and knows the way; a program gets the word
    const isVisit = request.method === 'GET' && request.headers.accept?.includes('text/html') === true
    if (isVisit && app.hasReplyDecorator('sendFile'))
      return reply.header('cache-control', 'no-cache').sendFile('index.html')
    return reply.type('text/plain; charset=utf-8').send('Niet gevonden\n')
  })
  app.setErrorHandler<FastifyError>((problem, _request, reply) => {
    const status = problem.statusCode ?? 500
    if (status >= 500) log.error({ err: problem }, 'a request failed')
    return reply.code(status).type('text/plain; charset=utf-8').send(cantAnswer)
  })
  app.get('/health', { schema: { response: { 200: healthSchema } } }, async (_request, reply) => {
    reply.header('cache-control', 'no-store')
    return { status: 'ok', version, protocol: { oldest: oldestProtocolVersion, newest: protocolVersion } }
  })
  app.get('/metrics', { schema: {} }, async (request, reply) => {
    // For the administrator, who works on this machine.
    if (!isLoopbackHost(addressOf(request.raw))) return reply.code(403).type('text/plain').send('403\n')
    const { text, type } = await figures.read()
    return reply.header('cache-control', 'no-store').type(type).send(text)
  })
  await app.register(async (exchanges) => {
    // The door reads it, after it has seen who asks.
    exchanges.removeAllContentTypeParsers()
    exchanges.addContentTypeParser('*', (_request, body, done) => done(null, body))
    exchanges.post(`${syncPath}:room${exchangePath}`, async (request, reply) => {
      reply.header('cache-control', 'no-store')
      const taken = new Promise((resolve) => reply.raw.once('close', resolve))
      const answer = await exchange(request.raw, taken)
      if (answer.ok) {
        const { messages, position } = answer
        return reply.header(positionHeader, position).type('application/octet-stream').send(Buffer.from(messages))
      }
      // What is left of the body is read by nobody: a next request behind it would never be answered.
      if (!request.raw.complete) reply.header('connection', 'close')
      if ('status' in answer) return reply.code(answer.status).send()
      // The codes with which a socket is closed are those of HTTP, 4000 higher.
      return reply.code(closeCode[answer.reason] - 4000).send({ reason: answer.reason })
    })
  })
  await serveApi(app, api)
  await servePages(app, pagesFolder, dataFolder)
  return app
}

const healthSchema = {
  type: 'object',
  required: ['status', 'version', 'protocol'],
  properties: {
    status: { type: 'string' },
    version: { type: 'string' },
    protocol: {
      type: 'object',
      required: ['oldest', 'newest'],
      properties: { oldest: { type: 'integer' }, newest: { type: 'integer' } },
    },
  },
} as const
