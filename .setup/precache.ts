import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { build, type Plugin } from 'vite'

const worker = 'sw.js'
const gap = 'LEA_PRECACHE'

/**
 * A build plugin: builds the service worker from `source` (apart: a second entry beside the page would cut its pieces up
 * anew, which took 6 kB more gzip in the first load), and writes in it which files this build consists of, all of them, and a version made of
 * their contents. With OFFLINE=off in the environment it writes null: such a build takes away what browsers kept.
 */
export function precache(source: string): Plugin {
  return {
    name: 'precache',
    enforce: 'post',
    applyToEnvironment: ({ name }) => name === 'client',
    writeBundle: {
      sequential: true,
      order: 'post',
      async handler({ dir }) {
        if (dir === undefined) this.error('the pages are built to no folder')
        await build({
          configFile: false,
          logLevel: 'error',
          build: {
            outDir: dir,
            emptyOutDir: false,
            copyPublicDir: false,
            target: 'es2023',
            rolldownOptions: { input: source, output: { entryFileNames: worker, format: 'iife' } },
          },
        })
        const path = join(dir, worker)
        const code = readFileSync(path, 'utf8')
        const value = process.env.OFFLINE === 'off' ? 'null' : JSON.stringify(readBuild(dir))
        const filled = code.replace(gap, () => value)
        if (filled === code || filled.includes(gap)) this.error(`${worker} has no one gap ${gap} for the list of files`)
        writeFileSync(path, filled)
      },
    },
  }
}

function readBuild(dir: string): { version: string; files: string[] } {
  const paths = readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(dir, join(parentPath, name)))
    .filter((path) => path !== worker && !path.startsWith('.'))
    .sort()
  const hash = createHash('sha256')
  for (const path of paths) hash.update(path).update(readFileSync(join(dir, path)))
  return {
    version: hash.digest('hex').slice(0, 16),
    // the relay gives the page under this address only
    files: paths.map((path) => (path === 'index.html' ? '/' : `/${path.split(sep).join('/')}`)),
  }
}
