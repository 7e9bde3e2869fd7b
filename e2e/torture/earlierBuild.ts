import { fileURLToPath } from 'node:url'
import { type BlockTypeName, blockTypes } from '@lea/agenda'
import { createBuilder } from 'vite'
import { faults } from '../../client/torture/faults.mjs'

const top = fileURLToPath(new URL('../../', import.meta.url))

/** Types that the earlier build has no word for, as if they had been added since. */
export const laterTypes: readonly BlockTypeName[] = ['evaluation', 'legalReference', 'indicator', 'measurement']

/** Fields that the earlier build has no word for: of every type the last one. */
export const laterFields: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(blockTypes).flatMap(([type, { fields }]) => {
    const last = Object.keys(fields).at(-1)
    return last === undefined ? [] : [[type, last]]
  }),
)

/** What is taken out of today's program: where, and the words that stand there instead. */
const takenOut = [
  {
    file: 'packages/agenda/src/types/blockTypes.ts',
    // whoever names a type there that didn't exist was written later too
    code: 'blockTypes[type].parents as',
    with: '(blockTypes[type]?.parents ?? []) as',
    after: `
const registry = blockTypes as Record<string, BlockType>
for (const type of ${JSON.stringify(laterTypes)}) delete registry[type]
for (const [type, field] of Object.entries(${JSON.stringify(laterFields)})) {
  const known = registry[type]
  if (known) registry[type] = { ...known, fields: Object.fromEntries(Object.entries(known.fields).filter(([name]) => name !== field)) }
}
`,
  },
  { file: 'packages/agenda/src/prose/prose.ts', code: ", 'quote'] as const", with: '] as const' },
  {
    file: 'packages/agenda/src/prose/readProse.ts',
    code: "|| mark === 'underline')",
    with: ')',
  },
]

/** With a fault besides, if LEA_FAULT names one: then something of today must be lost, or the torture sees nothing. */
const fault = faults.filter(({ name }) => name === process.env.LEA_FAULT).map((each) => ({ ...each, after: '' }))

/**
 * Builds the pages as they were before some types, fields, a kind of line and a mark were added: today's program with those
 * taken out, compiled to a folder of its own.
 */
export async function buildEarlier(folder: string): Promise<void> {
  const found = new Set<string>()
  const builder = await createBuilder({
    configFile: `${top}vite.config.ts`,
    logLevel: 'error',
    plugins: [
      {
        name: 'earlier build',
        enforce: 'pre',
        transform(code, id) {
          const changes = [...takenOut, ...fault].filter(({ file }) => id.endsWith(`/${file}`))
          if (changes.length === 0) return null
          let changed = code
          for (const change of changes) {
            if (!changed.includes(change.code)) {
              throw new Error(`${change.file} no longer says ${change.code}: the earlier build would be today's`)
            }
            found.add(change.code)
            changed = changed.replace(change.code, () => change.with) + (change.after ?? '')
          }
          return changed
        },
      },
    ],
    environments: { client: { build: { outDir: folder } } },
  })
  const { client } = builder.environments
  if (!client) throw new Error('vite.config.ts has no environment named client')
  await builder.build(client)
  if (found.size !== takenOut.length + fault.length) throw new Error(`only ${[...found]} were taken out`)
}
