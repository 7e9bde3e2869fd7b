import type { OwnTemplate } from '@lea/agenda'
import type { Database } from './database.ts'
import { randomId } from './device.ts'

/** Keeps a template under a name, in the place of the one with that id. Rejects when the device can't store it. */
export async function keepTemplate(
  database: Database,
  name: string,
  template: OwnTemplate,
  id = randomId(),
): Promise<void> {
  await database.templates.put({ id, name, keptAt: Date.now(), template })
}

/** Takes a template off this device. Agendas that were made with it stay as they are. */
export async function removeTemplate(database: Database, id: string): Promise<void> {
  await database.templates.delete(id)
}
