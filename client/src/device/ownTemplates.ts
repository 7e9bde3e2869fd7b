import type { OwnTemplate } from '@lea/agenda'
import type { Database, KeptTemplate } from './database.ts'
import { randomId } from './device.ts'

export type { KeptTemplate } from './database.ts'

/** Keeps a template under a name. Rejects when the device can't store it. */
export async function keepTemplate(database: Database, name: string, template: OwnTemplate): Promise<void> {
  await database.templates.put({ id: randomId(), name, keptAt: Date.now(), template })
}

/** The templates of this device, the latest first. A damaged row is left where it is, and isn't offered. */
export function readTemplates(database: Database): Promise<KeptTemplate[]> {
  return database.templates
    .orderBy('keptAt')
    .reverse()
    .filter(({ name, template }) => typeof name === 'string' && isWhole(template))
    .toArray()
}

/** Takes a template off this device. Agendas that were made with it stay as they are. */
export async function removeTemplate(database: Database, id: string): Promise<void> {
  await database.templates.delete(id)
}

function isWhole(found: { [Key in keyof OwnTemplate]?: unknown } | null | undefined): boolean {
  return (
    typeof found?.title === 'string' &&
    typeof found.kind === 'string' &&
    typeof found.fields === 'object' &&
    Array.isArray(found.blocks)
  )
}
