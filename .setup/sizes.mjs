import './node.mjs'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { top } from './tree.mjs'

/** The most that a browser may have to fetch, in kB (1,000 bytes) of gzip. The one place where these are written. */
const budgetKb = { withoutEditor: 220, byItself: 242, withEditor: 350, page: 16 }
/**
 * Pages that may be heavier, and why: the checks are eighteen, read the text, know what is called after somebody and who is one, and all run as the page opens; bodies bring
 * the days of the meeting calendar along; the budget is three tables, which funds pay where else, all that doesn't add up and what is still to be filled in;
 * indicators are drawn, and told in the words that were typed; roles say whose lead counts for work without one.
 */
const heavierPagesKb = /** @type {Record<string, number>} */ ({
  'budget/BudgetPage.tsx': 19,
  'views/bodies/BodiesPage.tsx': 17,
  'views/checks/ChecksPage.tsx': 29,
  'views/indicators/IndicatorsPage.tsx': 17,
  'views/roles/RolesPage.tsx': 17,
})

/** Dynamic imports that showing and navigating an agenda leads to: its panel, and what it shows of conflicts. */
const agenda = 'src/agenda/'
/**
 * Not those: dialogs, menus, dragging and commands that few use, which come when somebody opens, drags or copies one, notices, which
 * come when something happened, what only paper shows, what more a line of money can say, explanations of rare fields, what an
 * agenda without a block says, and the other pages, which come when one goes there.
 */
const askedAlone = [
  'dialogs',
  'changes',
  'menus',
  'notices',
  'palette',
  'paper',
  'drag',
  'panel/more',
  'document/empty',
].map((folder) => `src/agenda/${folder}/`)
const asked = [
  ...askedAlone,
  'src/agenda/work/rareCommands.ts',
  'src/agenda/budget/',
  'src/agenda/partners/',
  'src/agenda/views/',
]
/**
 * What an open agenda fetches by itself behind its first picture, whatever one does: the line and its tabs, what the last
 * visit left, tooltips, who one is on the server, whether there is a newer version, whose work one is in.
 */
const byItself = [
  'src/session/connection.ts',
  'src/session/tabs/sharedLine.ts',
  'src/session/since/LastVisit.ts',
  'src/session/recall.ts',
  'src/ui/Tooltip.tsx',
  'src/access/Account.ts',
  'src/offline/NewVersion.ts',
  'src/offline/NewVersionNotice.tsx',
  'src/agenda/dialogs/lead/Courtesy.ts',
]
/** What is fetched only when somebody is going to write. */
const editor = 'src/editor/'

/** @typedef {{ file: string, src?: string, isDynamicEntry?: boolean, imports?: string[], dynamicImports?: string[], css?: string[] }} Chunk */

const dist = join(top, 'client/dist')
/** @type {Record<string, Chunk>} */
const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8'))

/**
 * The files of the first page with everything that it imports, of the dynamic imports under these folders, and of the
 * chunks that are named by themselves: a view is reached by way of another page.
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
      if (asked.some((path) => next.startsWith(path)) && !folders.includes(next)) continue
      if (folders.some((folder) => next.startsWith(folder))) visit(next)
    }
  }
  visit('index.html')
  for (const key of folders) if (manifest[key]) visit(key)
  return [...files]
}

/** @param {string[]} files */
function gzipKb(files) {
  return files.reduce((sum, file) => sum + gzipSync(readFileSync(join(dist, file))).length, 0) / 1000
}

if (!Object.keys(manifest).some((key) => key.startsWith(editor) && manifest[key]?.src)) {
  throw new Error(`no chunk of ${editor} is loaded on demand: the editor would be in the first load`)
}
for (const key of byItself) {
  if (!manifest[key])
    throw new Error(`no chunk '${key}', of which the size is told: it has another name, or came into the first load`)
}
const measured = {
  withoutEditor: gzipKb(filesOf([agenda])),
  byItself: gzipKb(filesOf([agenda, ...byItself])),
  withEditor: gzipKb(filesOf([agenda, editor])),
}
const titles = {
  withoutEditor: 'shows and navigates an agenda',
  byItself: 'with what it fetches behind the first picture',
  withEditor: 'shows and navigates, with the editor',
}
let over = false
for (const what of /** @type {const} */ (['withoutEditor', 'byItself', 'withEditor'])) {
  const kb = measured[what]
  const isOver = kb > budgetKb[what]
  over ||= isOver
  process.stdout.write(
    `${titles[what].padEnd(46)} ${kb.toFixed(1).padStart(5)} kB gzip (at most ${budgetKb[what]})${isOver ? '  TOO LARGE' : ''}\n`,
  )
}

// What each of the other pages needs besides what is there already.
const there = new Set(filesOf([agenda]))
const others = Object.keys(manifest).filter((key) => manifest[key]?.isDynamicEntry && key.endsWith('Page.tsx'))
for (const page of others.filter((key) => asked.some((path) => key.startsWith(path)))) {
  const kb = gzipKb(filesOf([agenda, page]).filter((file) => !there.has(file)))
  const most = heavierPagesKb[page.slice(agenda.length)] ?? budgetKb.page
  const isOver = kb > most
  over ||= isOver
  const title = `on top of it: ${page.slice(agenda.length)}`
  process.stdout.write(
    `${title.padEnd(46)} ${kb.toFixed(1).padStart(5)} kB gzip (at most ${most})${isOver ? '  TOO LARGE' : ''}\n`,
  )
}
if (over) process.exit(1)
