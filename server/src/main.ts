import { fileURLToPath } from 'node:url'
import pino from 'pino'
import { readSettings } from './settings.ts'
import { StartProblem } from './startProblem.ts'

// What is kept is for who runs the server only, whatever account else is on the machine.
process.umask(0o077)
// The log goes to stderr, so that stdout has one line: the address.
const log = pino({ base: null }, pino.destination({ fd: 2, sync: true }))

try {
  const settings = readSettings(process.env, process.cwd())
  const pagesFolder = fileURLToPath(new URL('../../client/dist', import.meta.url))
  // Only now: settings that are wrong are told before everything is loaded.
  const { startServer } = await import('./server.ts')
  const server = await startServer(settings, { log, pagesFolder })
  console.log(`LEA-tafel draait op ${server.address}`)
  // To whoever started it, and to nobody else: never in the log.
  if (server.setupLink !== null)
    console.log(`Nog geen beheerder. Word het met deze link, één keer: ${server.setupLink}`)

  let isStopping = false
  const stop = async (signal: string) => {
    if (isStopping) return
    isStopping = true
    log.info({ signal }, 'stopping')
    try {
      await server.stop()
      process.exit(0)
    } catch (problem) {
      // What was acknowledged is on disk; the rest is with the people who wrote it.
      log.error({ err: problem }, 'the relay could not stop in good order')
      process.exit(1)
    }
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
} catch (problem) {
  if (!(problem instanceof StartProblem)) throw problem
  console.error(problem.message)
  process.exitCode = 1
}
