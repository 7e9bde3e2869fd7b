import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'

/**
 * A build plugin: messages without forms (one and many), nearly all, become a Dutch text and a call; their gaps stand in the text
 * as '{name}'. As Paraglide compiles them each is three functions. Their English texts stand together in a file that is fetched
 * before English is spoken, so that who reads Dutch doesn't wait for it. Both together save a tenth of the first load.
 */
export function plainMessages(): Plugin {
  let seen = 0
  let made = 0
  return {
    name: 'plain-messages',
    enforce: 'pre',
    resolveId: (id: string) => (id === helperId || id === englishId ? id : undefined),
    load(id) {
      if (id === englishId) return `export default ${JSON.stringify(englishTexts())}`
      if (id !== helperId) return
      return [
        `import { experimentalStaticLocale, getLocale } from '/src/paraglide/runtime.js'`,
        `let english`,
        `export const fetchEnglish = async () => { english ??= (await import('${englishId}')).default }`,
        `export const say = (nl, name) => (gaps, options) =>`,
        `  (experimentalStaticLocale ?? options?.locale ?? getLocale()) === 'nl' ? nl : (english?.[name] ?? nl)`,
        `export const sayWith = (nl, name) => (gaps, options) =>`,
        `  say(nl, name)(gaps, options).replace(/{(\\w+)}/g, (_, gap) => gaps?.[gap])`,
      ].join('\n')
    },
    transform(code, id) {
      const name = /\/paraglide\/messages\/([a-z0-9_]+)\.js$/.exec(id)?.[1]
      if (name === undefined || name === '_index') return
      seen += 1
      const texts = plainTexts(code, name)
      if (!texts) return
      made += 1
      return {
        code: `import { ${texts.say} } from '${helperId}'\nexport const ${name} = /*#__PURE__*/ ${texts.say}(${texts.nl}, '${name}')\n`,
        map: { mappings: '' },
      }
    },
    buildEnd() {
      if (seen > 0 && made === 0) this.error('Paraglide compiles messages in another form: plainMessages.ts knows none')
    },
  }
}

const helperId = 'virtual:plain-messages'
const englishId = 'virtual:english'
const compiled = fileURLToPath(new URL('../client/src/paraglide/messages/', import.meta.url))

/** The English text of every message that `transform` leaves without one, by its name. */
function englishTexts(): Record<string, string> {
  const texts: Record<string, string> = {}
  for (const file of readdirSync(compiled)) {
    const name = file.replace(/\.js$/, '')
    const plain = plainTexts(readFileSync(compiled + file, 'utf8'), name)
    if (plain) texts[name] = unquote(plain.en)
  }
  return texts
}

type Texts = { say: 'say' | 'sayWith'; nl: string; en: string }

/** The texts that a compiled message answers, as the literals that stand there; undefined when it has forms. */
function plainTexts(code: string, name: string): Texts | undefined {
  const nl = plainText(code, `nl_${name}`)
  const en = plainText(code, `en_${name}`)
  if (nl === undefined || en === undefined) return undefined
  return { say: nl.hasGaps || en.hasGaps ? 'sayWith' : 'say', nl: nl.text, en: en.text }
}

/** The literal with its gaps as '{name}'. One that says a brace itself is left as it is: nobody could tell it from a gap. */
function plainText(code: string, name: string): { text: string; hasGaps: boolean } | undefined {
  const [, literal] =
    new RegExp(
      `const ${name} = /\\*\\*[^*]*\\*/ \\(i?\\) => \\{\\s*return /\\*\\*[^*]*\\*/ \\((\`[^]*?\`)\\)\\s*\\};`,
    ).exec(code) ?? []
  if (literal === undefined) return undefined
  const gap = /(?<!\\)\$\{i\?\.(\w+)\}/g
  const hasGaps = gap.test(literal)
  if (/[{}]/.test(literal.replace(gap, ''))) return undefined
  return { text: literal.replace(gap, '{$1}'), hasGaps }
}

/** What a template literal without gaps says. */
function unquote(literal: string): string {
  return literal.slice(1, -1).replace(/\\([`$\\])/g, '$1')
}
