import './node.mjs'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { top } from './tree.mjs'

/** The most that a browser may have to fetch, in kB (1,000 bytes) of gzip. The one place where these are written. */
const budgetKb = { withoutEditor: 220, withEditor: 350 }

/** Dynamic imports that showing and navigating an agenda leads to: its pages. Dialogs and menus come when one asks for them. */
const pages = 'src/agenda/'
/** Not those: a dialog comes when somebody opens it. */
const asked = ['src/agenda/dialogs/']
/** What is fetched only when somebody is going to write. */
const editor = 'src/editor/'

/** @typedef {{ file: string, src?: string, imports?: string[], dynamicImports?: string[], css?: string[] }} Chunk */

const dist = join(top, 'client/dist')
/** @type {Record<string, Chunk>} */
const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8'))

/**
 * The files of the first page with everything that it imports, and of the dynamic imports under these folders.
 *
 * @param {string[]} folders
 */
function filesOf(folders) {
  const files = new Set(['index.html'])
  const seen = new Set()
  /** @param {string} key */
  const visit = (key) => {
    const chunk = manifest[key]
    if (!chunk) throw new Error(`the build's manifest names no chunk '${key}'`)
    if (seen.has(key)) return
    seen.add(key)
    if (/\.(js|css)$/.test(chunk.file)) files.add(chunk.file)
    for (const sheet of chunk.css ?? []) files.add(sheet)
    for (const next of chunk.imports ?? []) visit(next)
    for (const next of chunk.dynamicImports ?? []) {
      if (asked.some((path) => next.startsWith(path))) continue
      if (folders.some((folder) => next.startsWith(folder))) visit(next)
    }
  }
  visit('index.html')
  return [...files]
}

/** @param {string[]} files */
function gzipKb(files) {
  return files.reduce((sum, file) => sum + gzipSync(readFileSync(join(dist, file))).length, 0) / 1000
}

if (!Object.keys(manifest).some((key) => key.startsWith(editor) && manifest[key]?.src)) {
  throw new Error(`no chunk of ${editor} is loaded on demand: the editor would be in the first load`)
}
const measured = {
  withoutEditor: gzipKb(filesOf([pages])),
  withEditor: gzipKb(filesOf([pages, editor])),
}
const titles = { withoutEditor: 'shows and navigates an agenda', withEditor: 'the same with the editor' }
let over = false
for (const what of /** @type {const} */ (['withoutEditor', 'withEditor'])) {
  const kb = measured[what]
  const isOver = kb > budgetKb[what]
  over ||= isOver
  process.stdout.write(
    `${titles[what].padEnd(30)} ${kb.toFixed(1).padStart(6)} kB gzip (at most ${budgetKb[what]})${isOver ? '  TOO LARGE' : ''}\n`,
  )
}
if (over) process.exit(1)
