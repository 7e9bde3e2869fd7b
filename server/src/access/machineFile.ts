import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Where the command line finds the server, and the secret by which the server knows it. */
export type MachineFile = { address: string; secret: string }

const nameOf = (dataFolder: string) => join(dataFolder, 'command-line.json')

/** Left in the data folder while the server runs, for whoever may read that folder: he has everything in it anyway. */
export function writeMachineFile(dataFolder: string, file: MachineFile): void {
  // Made anew, because the mode counts only when a file is made.
  removeMachineFile(dataFolder)
  writeFileSync(nameOf(dataFolder), JSON.stringify(file), { mode: 0o600, flag: 'wx' })
}

/** Throws what the file system throws when there is none: then no server runs on this folder. */
export function readMachineFile(dataFolder: string): MachineFile {
  return JSON.parse(readFileSync(nameOf(dataFolder), 'utf8')) as MachineFile
}

export function removeMachineFile(dataFolder: string): void {
  rmSync(nameOf(dataFolder), { force: true })
}
