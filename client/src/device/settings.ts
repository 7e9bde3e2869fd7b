import type { Database } from './database.ts'

/** What a person has told or chosen on this device. */
export type Settings = {
  person: { name: string; organisation: string; id?: string | undefined }
  /** Names this browser in the keys of fields. Random; says nothing about the machine or the person. */
  deviceId: string
}

/** What a row may hold; anything else, whatever wrote it, counts as never made. */
const isWhole: { [Key in keyof Settings]: (value: Partial<Record<string, unknown>> | string) => boolean } = {
  person: (value) =>
    typeof value === 'object' &&
    typeof value.name === 'string' &&
    typeof value.organisation === 'string' &&
    (value.id === undefined || typeof value.id === 'string'),
  deviceId: (value) => typeof value === 'string',
}

/** Reads a setting; undefined when it was never made, or is damaged. */
export async function readSetting<Key extends keyof Settings>(
  database: Database,
  key: Key,
): Promise<Settings[Key] | undefined> {
  const value = (await database.settings.get(key))?.value
  return value && isWhole[key](value) ? (value as Settings[Key]) : undefined
}

export async function writeSetting<Key extends keyof Settings>(
  database: Database,
  key: Key,
  value: Settings[Key],
): Promise<void> {
  await database.settings.put({ key, value })
}
