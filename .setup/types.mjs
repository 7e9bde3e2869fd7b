import './node.mjs'
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { top, walk } from './tree.mjs'

// Every program of the project by itself: the packages without DOM and Node, their tests with Node, the client, the
// server, the stories and this folder. A new tsconfig is found, not registered.
const folders = readdirSync(top, { withFileTypes: true }).filter(
  (entry) => entry.isDirectory() && ['.setup', 'client', 'e2e', 'packages', 'server'].includes(entry.name),
)
const found = [
  join(top, 'tsconfig.json'),
  ...folders.flatMap(({ name }) => [...walk(join(top, name))].map(({ path }) => path)),
].filter((path) => /^tsconfig.*\.json$/.test(basename(path)))

let failed = 0
for (const path of found) {
  const { status } = spawnSync(process.execPath, [join(top, 'node_modules/typescript/bin/tsc'), '-p', path], {
    cwd: top,
    stdio: 'inherit',
  })
  if (status === 0) continue
  failed += 1
  process.stdout.write(`${relative(top, path)} has type errors\n`)
}
process.stdout.write(`${found.length - failed} of ${found.length} programs are well typed\n`)
process.exit(failed === 0 ? 0 : 1)
