import './node.mjs'
import { spawnSync } from 'node:child_process'
import { parseArgs } from 'node:util'
import { top } from './tree.mjs'

/**
 * Breaks the client by hand, after `npm run build`: what is asked for, one after another. `--kills 200`: SIGKILL of the
 * browser while somebody types; `--histories 300`: five tabs that open, close and crash at random; `--merge`: three people
 * after thirty days without a line; `--builds 1000`: this build beside a newer one. Every run prints its
 * figures, and the exit code tells whether all of them held. What came of it stands in client/README.md, 'Torture'.
 */
const { values } = parseArgs({
  options: {
    kills: { type: 'string' },
    histories: { type: 'string' },
    merge: { type: 'boolean' },
    builds: { type: 'string' },
  },
})
const runs = [
  values.histories && {
    env: { LEA_HISTORIES: values.histories },
    args: ['vitest', 'run', '--project', 'client', 'src/device/randomHistory', '-t', 'five tabs'],
  },
  values.merge && { env: {}, args: ['vitest', 'run', '--project', 'agenda', 'src/test/longOffline'] },
  values.builds && {
    env: { LEA_BUILDS: values.builds },
    args: ['vitest', 'run', '--project', 'client', 'src/session/twoBuilds'],
  },
  values.kills && { env: { LEA_KILLS: values.kills }, args: ['playwright', 'test', '-c', 'e2e/torture'] },
].filter((run) => run !== undefined && run !== false && run !== '')
if (runs.length === 0) throw new Error('say what to break: --kills 200, --histories 300, --merge or --builds 1000')
for (const { env, args } of runs) {
  const { status } = spawnSync('npx', args, { cwd: top, stdio: 'inherit', env: { ...process.env, ...env } })
  if (status !== 0) process.exitCode = status ?? 1
}
