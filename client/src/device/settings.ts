import type { Database } from './database.ts'

/** What a person has told or chosen on this device. */
export type Settings = {
  person: { name: string; organisation: string }
  /** Names this browser in the keys of fields. Random; says nothing about the machine or the person. */
  deviceId: string
}

/** Reads a setting; undefined when it was never made. */
export async function readSetting<Key extends keyof Settings>(
  database: Database,
  key: Key,
): Promise<Settings[Key] | undefined> {
  return (await database.settings.get(key))?.value as Settings[Key] | undefined
}

export async function writeSetting<Key extends keyof Settings>(
  database: Database,
  key: Key,
  value: Settings[Key],
): Promise<void> {
  await database.settings.put({ key, value })
}
