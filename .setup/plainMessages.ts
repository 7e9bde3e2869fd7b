import type { Plugin } from 'vite'

/**
 * A build plugin: messages without gaps, nine of ten, become two texts and a call. As Paraglide compiles them each is
 * three functions; together those weighed 6 kB of gzip in the first load.
 */
export function plainMessages(): Plugin {
  let seen = 0
  let made = 0
  return {
    name: 'plain-messages',
    enforce: 'pre',
    resolveId: (id: string) => (id === helperId ? helperId : undefined),
    load(id) {
      if (id !== helperId) return
      return [
        `import { experimentalStaticLocale, getLocale } from '/src/paraglide/runtime.js'`,
        `export const say = (nl, en) => (gaps, options) =>`,
        `  (experimentalStaticLocale ?? options?.locale ?? getLocale()) === 'nl' ? nl : en`,
      ].join('\n')
    },
    transform(code, id) {
      const name = /\/paraglide\/messages\/([a-z0-9_]+)\.js$/.exec(id)?.[1]
      if (name === undefined || name === '_index') return
      seen += 1
      const nl = plainText(code, `nl_${name}`)
      const en = plainText(code, `en_${name}`)
      if (nl === undefined || en === undefined) return
      made += 1
      return {
        code: `import { say } from '${helperId}'\nexport const ${name} = /*#__PURE__*/ say(${nl}, ${en})\n`,
        map: { mappings: '' },
      }
    },
    buildEnd() {
      if (seen > 0 && made === 0) this.error('Paraglide compiles messages in another form: plainMessages.ts knows none')
    },
  }
}

const helperId = 'virtual:plain-message'

/** The text that the compiled function answers, as the literal that stands there; undefined when it has gaps or forms. */
function plainText(code: string, name: string): string | undefined {
  const [, text] =
    new RegExp(
      `const ${name} = /\\*\\*[^*]*\\*/ \\(\\) => \\{\\s*return /\\*\\*[^*]*\\*/ \\((\`[^]*?\`)\\)\\s*\\};`,
    ).exec(code) ?? []
  return text
}
