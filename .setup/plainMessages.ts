import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'

/**
 * A build plugin: messages without forms, or with a form for one and one for all other numbers, nearly all, become their Dutch
 * text and a call; their gaps stand in the text as '{name}'. As Paraglide compiles them each is three functions. Their English texts stand together in a file that is fetched
 * before English is spoken, so that who reads Dutch doesn't wait for it, and is found by a number: a name would be in the first load
 * once more. Of Paraglide's runtime, which looks for a language in addresses, cookies and headers, what the program asks for is left:
 * `src/language` chooses. All of it together saves a tenth of the first load. Tests, and pages that aren't built, get all messages in one module:
 * to fetch 1,500 one by one took each worker of the tests four seconds.
 */
export function plainMessages(): Plugin {
  let seen = 0
  let made = 0
  let isBuilt = false
  return {
    name: 'plain-messages',
    enforce: 'pre',
    configResolved({ command }) {
      isBuilt = command === 'build'
    },
    resolveId: (id: string) => (id === helperId || id === englishId ? id : undefined),
    load(id) {
      if (id === englishId) return `export default ${JSON.stringify(englishTexts())}`
      if (/\/paraglide\/runtime\.js$/.test(id)) return runtime
      if (!isBuilt && /\/paraglide\/messages\/_index\.js$/.test(id)) return allInOne()
      if (id !== helperId) return
      return [
        `import { getLocale } from '/src/paraglide/runtime.js'`,
        `let english`,
        `export const fetchEnglish = async () => { english ??= (await import('${englishId}')).default }`,
        `export const say = (nl, number) => (gaps, options) =>`,
        `  (options?.locale ?? getLocale()) === 'nl' ? nl : (english?.[number] ?? nl)`,
        `const fill = (text, gaps) => text.replace(/{(\\w+)}/g, (_, gap) => gaps?.[gap])`,
        `export const sayWith = (nl, number) => (gaps, options) => fill(say(nl, number)(gaps, options), gaps)`,
        // both languages say 'one' of the number 1 alone
        `export const sayCount = (nl, number, count) => (gaps, options) =>`,
        `  fill(say(nl, number)(gaps, options)[Number(gaps[count]) === 1 ? 0 : 1], gaps)`,
      ].join('\n')
    },
    transform(code, id) {
      const name = /\/paraglide\/messages\/([a-z0-9_]+)\.js$/.exec(id)?.[1]
      if (name === undefined || name === '_index') return
      seen += 1
      const plain = plainMessage(code, name)
      if (!plain) return
      made += 1
      return { code: `import { ${plain.say} } from '${helperId}'\n${plain.code}\n`, map: { mappings: '' } }
    },
    buildEnd() {
      if (seen > 0 && made === 0) this.error('Paraglide compiles messages in another form: plainMessages.ts knows none')
    },
  }
}

/** What is imported and doesn't stand here stops the build. */
const runtime = [
  `export const experimentalStaticLocale = undefined`,
  `export const localStorageKey = 'PARAGLIDE_LOCALE'`,
  `export const isLocale = (value) => value === 'nl' || value === 'en'`,
  `export let getLocale = () => 'nl'`,
  `export const overwriteGetLocale = (say) => { getLocale = say }`,
].join('\n')

const helperId = 'virtual:plain-messages'
const englishId = 'virtual:english'
const compiled = fileURLToPath(new URL('../client/src/paraglide/messages/', import.meta.url))

/** All messages, in the order in which they are numbered. Read once: the numbers are those of one build. */
let names: readonly string[] | undefined

function allNames(): readonly string[] {
  names ??= readdirSync(compiled)
    .flatMap((file) => (file.endsWith('.js') ? [file.slice(0, -3)] : []))
    .sort()
  return names
}

function numberOf(name: string): number {
  const number = allNames().indexOf(name)
  if (number < 0) throw new Error(`The message ${name} was compiled after the build began: build again`)
  return number
}

/** The English text of every message that `transform` leaves without one, by its number (with forms: for one, for others); 0 for the rest. */
function englishTexts(): (string | string[] | 0)[] {
  return allNames().map((name) => plainTexts(readFileSync(`${compiled}${name}.js`, 'utf8'), name)?.en ?? 0)
}

/** A message as a call, and what it calls; undefined when it stays as Paraglide compiled it. */
function plainMessage(code: string, name: string): { say: string; code: string } | undefined {
  const texts = plainTexts(code, name)
  if (!texts) return undefined
  const { say, nl, counted } = texts
  return { say, code: `export const ${name} = /*#__PURE__*/ ${say}(${[nl, numberOf(name), ...counted].join(', ')})` }
}

/** The module that stands for all messages. */
function allInOne(): string {
  const messages = allNames().filter((name) => name !== '_index')
  const written = messages.map(
    (name) => plainMessage(readFileSync(`${compiled}${name}.js`, 'utf8'), name)?.code ?? `export * from './${name}.js'`,
  )
  return [`import { say, sayCount, sayWith } from '${helperId}'`, ...written].join('\n')
}

/** `nl`: the expression that stands in the code. `counted`: the gap that chooses the form, as an expression, when there are forms. */
type Texts = { say: 'say' | 'sayWith' | 'sayCount'; nl: string; en: string | string[]; counted: string[] }

/** The texts that a compiled message answers; undefined when it has other forms than one and others. */
function plainTexts(code: string, name: string): Texts | undefined {
  const nl = writtenAs(code, `nl_${name}`)
  const en = writtenAs(code, `en_${name}`)
  if (!nl || !en || nl.count !== en.count) return undefined
  const english = en.texts.map(unquote)
  if (nl.count !== undefined) {
    return { say: 'sayCount', nl: `[${nl.texts.join(', ')}]`, en: english, counted: [JSON.stringify(nl.count)] }
  }
  const say = nl.hasGaps || en.hasGaps ? 'sayWith' : 'say'
  return { say, nl: nl.texts.join(), en: english.join(), counted: [] }
}

const type = '/\\*\\*[^*]*\\*/'
const literal = '(`(?:[^`\\\\]|\\\\.)*`)'

/** The literals of one language, one or two, with their gaps as '{name}'. One that says a brace itself is left as it is: nobody could tell it from a gap. */
function writtenAs(code: string, name: string): { texts: string[]; hasGaps: boolean; count?: string } | undefined {
  const begin = `const ${name} = ${type} \\(i?\\) => \\{\\s*`
  const one = new RegExp(`${begin}return ${type} \\(${literal}\\)\\s*\\};`).exec(code)
  const form = (which: string) => `\\s*if \\(\\k<local> === "${which}"\\) return ${type} \\(${literal}\\);`
  const two = new RegExp(
    `${begin}const (?<local>\\w+) = registry\\.plural\\("\\w+", i\\?\\.(?<count>\\w+), \\{\\}\\);${form('one')}${form('other')}\\s*return ${type} \\("\\w+"\\);\\s*\\};`,
  ).exec(code)
  const written = one?.slice(1) ?? two?.slice(3)
  if (written === undefined) return undefined
  const gap = /(?<!\\)\$\{i\?\.(\w+)\}/g
  if (written.some((text) => /[{}]/.test(text.replace(gap, '')))) return undefined
  const texts = written.map((text) => text.replace(gap, '{$1}'))
  return { texts, hasGaps: texts.join() !== written.join(), ...(two?.groups && { count: two.groups.count ?? '' }) }
}

/** What a template literal without gaps says. */
function unquote(text: string): string {
  return text.slice(1, -1).replace(/\\([`$\\])/g, '$1')
}
