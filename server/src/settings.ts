import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { isLoopbackHost } from '@lea/protocol'

/** What the person who starts the relay decides. README has the table. */
export type Settings = { port: number; host: string; dataFolder: string }

/** The relay can't start, in words for the person who starts it: what is wrong, what is expected, an example. */
export class StartProblem extends Error {
  override readonly name = 'StartProblem'

  constructor(wrong: string, expected: string, example: string) {
    super(`${wrong}\nVerwacht: ${expected}\nVoorbeeld: ${example}`)
  }
}

/** Reads and checks the settings, and makes the data folder. Throws StartProblem. */
export function readSettings(
  environment: Readonly<Record<string, string | undefined>>,
  workingFolder: string,
): Settings {
  return {
    port: readPort(environment.PORT ?? '8080'),
    host: readHost(environment.HOST ?? '127.0.0.1'),
    dataFolder: readDataFolder(environment.DATA_DIR ?? 'data', workingFolder),
  }
}

function readPort(text: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text)
  throw new StartProblem(
    `De instelling PORT is geen poortnummer: '${text}'.`,
    'een geheel getal van 0 tot en met 65535 (0: een willekeurige vrije poort).',
    'PORT=8080 npm start',
  )
}

function readHost(text: string): string {
  // An address, not any name: the name of another machine would fail later and less clearly.
  if (isLoopbackHost(text)) return text.replace(/^\[|\]$/g, '')
  throw new StartProblem(
    `De instelling HOST is geen adres van deze computer zelf: '${text}'. Er is nog geen toegangscontrole, dus iedereen op het netwerk zou alles kunnen lezen en veranderen.`,
    '127.0.0.1, ::1 of localhost.',
    'HOST=127.0.0.1 npm start',
  )
}

function readDataFolder(text: string, workingFolder: string): string {
  const folder = resolve(workingFolder, text)
  try {
    if (text.trim() === '') throw new Error('de naam is leeg')
    makeFolder(folder)
    if (!statSync(folder).isDirectory()) throw new Error('het is geen map')
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (problem) {
    const reason = problem instanceof Error ? problem.message : String(problem)
    throw new StartProblem(
      `In de map van de instelling DATA_DIR kan niet worden geschreven: '${text}' (${reason}).`,
      'een map waarin dit programma mag lezen en schrijven; als zij nog niet bestaat, wordt zij gemaakt.',
      'DATA_DIR=data npm start',
    )
  }
  return folder
}

/** Not Node's own `recursive`: where a file system refuses with 'no such file' (/proc), that one tries again for ever. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return
  makeFolder(dirname(folder))
  mkdirSync(folder)
}
