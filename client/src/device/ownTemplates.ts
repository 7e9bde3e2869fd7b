import type { OwnTemplate } from '@lea/agenda'
import type { Database, KeptTemplate } from './database.ts'

export type { KeptTemplate } from './database.ts'

/** The templates of this device, the latest first. A damaged row is left where it is, and isn't offered. */
export function readTemplates(database: Database): Promise<KeptTemplate[]> {
  return database.templates
    .orderBy('keptAt')
    .reverse()
    .filter(({ name, template }) => typeof name === 'string' && isWhole(template))
    .toArray()
}

function isWhole(found: { [Key in keyof OwnTemplate]?: unknown } | null | undefined): boolean {
  return (
    typeof found?.title === 'string' &&
    typeof found.kind === 'string' &&
    typeof found.fields === 'object' &&
    Array.isArray(found.blocks)
  )
}
