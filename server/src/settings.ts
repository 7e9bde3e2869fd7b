import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs'
import { isIP } from 'node:net'
import { dirname, resolve } from 'node:path'
import { isLoopbackHost } from '@lea/protocol'
import { type ProviderSettings, readProviders } from './access/providerSettings.ts'
import { StartProblem } from './startProblem.ts'

/** What the person who starts the relay decides. README has the table. */
export type Settings = {
  port: number
  host: string
  dataFolder: string
  /** open: whoever works on this machine is owner. required: everybody says who he is. */
  access: 'open' | 'required'
  /** Where browsers find this server ('https://lea.example'), or null: on the loopback address, at whatever port it gets. */
  publicUrl: string | null
  /** The logins of organisations. */
  providers: readonly ProviderSettings[]
}

/** Reads and checks the settings, and makes the data folder. Throws StartProblem. */
export function readSettings(
  environment: Readonly<Record<string, string | undefined>>,
  workingFolder: string,
): Settings {
  const host = readHost(environment.HOST ?? '127.0.0.1')
  const publicUrl = readPublicUrl(environment.PUBLIC_URL)
  if (!isLoopbackHost(host) && publicUrl === null) {
    throw new StartProblem(
      `De instelling HOST laat anderen binnen ('${host}'), maar PUBLIC_URL ontbreekt: zonder dat adres kan niemand worden uitgenodigd of aangemeld.`,
      'het adres waarop mensen deze server in hun browser openen, met https.',
      `HOST=${host} PUBLIC_URL=https://lea.example.nl npm start`,
    )
  }
  const isPublic = !isLoopbackHost(host) || (publicUrl !== null && !isLoopbackHost(new URL(publicUrl).hostname))
  return {
    port: readPort(environment.PORT ?? '8080'),
    host,
    dataFolder: readDataFolder(environment.DATA_DIR ?? 'data', workingFolder),
    access: readAuth(environment.AUTH, isPublic),
    publicUrl,
    providers: readProviders(environment, workingFolder),
  }
}

function readAuth(text: string | undefined, isPublic: boolean): Settings['access'] {
  if (text === 'required') return 'required'
  if (text === undefined || text === '') return isPublic ? 'required' : 'open'
  throw new StartProblem(
    `De instelling AUTH is iets anders dan 'required': '${text}'.`,
    "'required', of niets: buiten deze computer moet iedereen altijd zeggen wie hij is, erop niet.",
    'AUTH=required npm start',
  )
}

function readPublicUrl(text: string | undefined): string | null {
  if (text === undefined || text === '') return null
  const url = URL.canParse(text) ? new URL(text) : null
  const isOrigin = url !== null && (url.href === `${url.origin}/` || url.href === url.origin)
  if (
    url !== null &&
    isOrigin &&
    (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopbackHost(url.hostname)))
  )
    return url.origin
  throw new StartProblem(
    `De instelling PUBLIC_URL is geen adres waarop mensen veilig binnenkomen: '${text}'.`,
    'https:// en een naam, zonder map of vraagteken erachter (http:// alleen voor deze computer zelf).',
    'PUBLIC_URL=https://lea.example.nl npm start',
  )
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
  const address = text.replace(/^\[|\]$/g, '')
  if (isLoopbackHost(address) || isIP(address) !== 0) return address
  throw new StartProblem(
    `De instelling HOST is geen adres van deze computer: '${text}'.`,
    '127.0.0.1, ::1 of localhost (alleen deze computer); 0.0.0.0, :: of een eigen IP-adres (ook anderen).',
    'HOST=127.0.0.1 npm start',
  )
}

/** The folder of the server that a command is about; not made when it isn't there. */
export function readDataFolderOf(
  { DATA_DIR }: Readonly<Record<string, string | undefined>>,
  workingFolder: string,
): string {
  return resolve(workingFolder, DATA_DIR ?? 'data')
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
