import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'

/**
 * A build plugin: messages without gaps, nine of ten, become a Dutch text and a call. As Paraglide compiles them each is
 * three functions. Their English texts stand together in a file that is fetched before English is spoken, so that who
 * reads Dutch doesn't wait for it. Both together save a tenth of the first load.
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
        code: `import { say } from '${helperId}'\nexport const ${name} = /*#__PURE__*/ say(${texts.nl}, '${name}')\n`,
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

/** The texts that a compiled message answers, as the literals that stand there; undefined when it has gaps or forms. */
function plainTexts(code: string, name: string): { nl: string; en: string } | undefined {
  const nl = plainText(code, `nl_${name}`)
  const en = plainText(code, `en_${name}`)
  return nl === undefined || en === undefined ? undefined : { nl, en }
}

function plainText(code: string, name: string): string | undefined {
  const [, text] =
    new RegExp(
      `const ${name} = /\\*\\*[^*]*\\*/ \\(\\) => \\{\\s*return /\\*\\*[^*]*\\*/ \\((\`[^]*?\`)\\)\\s*\\};`,
    ).exec(code) ?? []
  return text
}

/** What a template literal without gaps says. */
function unquote(literal: string): string {
  return literal.slice(1, -1).replace(/\\([`$\\])/g, '$1')
}
