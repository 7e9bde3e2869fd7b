import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { isLoopbackHost } from '@lea/protocol'
import { StartProblem } from '../startProblem.ts'

/** The login of an organisation (OpenID Connect), as the environment names it. */
export type ProviderSettings = {
  /** In addresses: 'waterdam'. */
  id: string
  /** On the button. */
  name: string
  issuer: string
  clientId: string
  /** A shared secret, or the private key (PEM, PKCS 8) with which we prove who we are (private_key_jwt). */
  proof: { secret: string } | { keyPem: string; keyId: string | null }
  /** Of whom somebody is who comes in by it: always the same, or by the tenant that this claim names. */
  organisation: { always: string } | { claim: string; byTenant: Readonly<Record<string, string>> }
}

type Environment = Readonly<Record<string, string | undefined>>

/** Reads the logins that OIDC_PROVIDERS names ('waterdam,scholen'). Throws StartProblem. */
export function readProviders(environment: Environment, workingFolder: string): ProviderSettings[] {
  const ids = (environment.OIDC_PROVIDERS ?? '').split(',').map((id) => id.trim())
  return ids.filter((id) => id !== '').map((id) => readProvider(id, environment, workingFolder))
}

function readProvider(id: string, environment: Environment, workingFolder: string): ProviderSettings {
  if (!/^[a-z0-9-]{1,32}$/.test(id))
    throw problem('OIDC_PROVIDERS', id, 'korte namen van kleine letters en cijfers, met komma’s ertussen')
  const prefix = `OIDC_${id.toUpperCase().replaceAll('-', '_')}_`
  const read = (name: string) => environment[prefix + name] || undefined
  const need = (name: string, expected: string) => {
    const value = read(name)
    if (value === undefined) throw problem(prefix + name, '', expected)
    return value
  }
  const issuer = need('ISSUER', 'het adres van de aanmelddienst, met https')
  const url = URL.canParse(issuer) ? new URL(issuer) : null
  if (url === null || !(url.protocol === 'https:' || (url.protocol === 'http:' && isLoopbackHost(url.hostname))))
    throw problem(`${prefix}ISSUER`, issuer, 'het adres van de aanmelddienst, met https')
  return {
    id,
    name: read('NAME') ?? id,
    issuer,
    clientId: need('CLIENT_ID', 'het nummer waaronder de aanmelddienst deze server kent'),
    proof: readProof(prefix, read, workingFolder),
    organisation: readOrganisation(prefix, read),
  }
}

function readProof(
  prefix: string,
  read: (name: string) => string | undefined,
  workingFolder: string,
): ProviderSettings['proof'] {
  const file = read('CLIENT_KEY_FILE')
  const secret = read('CLIENT_SECRET')
  if (file === undefined && secret !== undefined) return { secret }
  const expected = 'een bestand met de geheime sleutel (PEM, PKCS 8) van deze server; of CLIENT_SECRET'
  if (file === undefined || secret !== undefined) throw problem(`${prefix}CLIENT_KEY_FILE`, file ?? '', expected)
  try {
    const keyPem = readFileSync(resolve(workingFolder, file), 'utf8')
    if (!keyPem.includes('BEGIN PRIVATE KEY')) throw new Error('het is geen PEM-bestand met een geheime sleutel')
    return { keyPem, keyId: read('CLIENT_KEY_ID') ?? null }
  } catch (trouble) {
    throw problem(
      `${prefix}CLIENT_KEY_FILE`,
      `${file} (${trouble instanceof Error ? trouble.message : trouble})`,
      expected,
    )
  }
}

function readOrganisation(
  prefix: string,
  read: (name: string) => string | undefined,
): ProviderSettings['organisation'] {
  const always = read('ORGANISATION')
  const claim = read('TENANT_CLAIM')
  if (always !== undefined && claim === undefined) return { always }
  const tenants = (read('TENANTS') ?? '').split(';').map((pair) => pair.split('=').map((part) => part.trim()))
  const isSound = tenants.every((pair) => pair.length === 2 && pair.every((part) => part !== ''))
  if (always === undefined && claim !== undefined && isSound)
    return { claim, byTenant: Object.fromEntries(tenants as [string, string][]) }
  throw problem(
    `${prefix}ORGANISATION`,
    always ?? '',
    'de naam van de organisatie; of TENANT_CLAIM (tid) met TENANTS (nummer=naam;nummer=naam) als één aanmelddienst er meer heeft',
  )
}

function problem(name: string, value: string, expected: string): StartProblem {
  return new StartProblem(
    value === '' ? `De instelling ${name} ontbreekt.` : `De instelling ${name} klopt niet: '${value}'.`,
    `${expected}.`,
    'OIDC_PROVIDERS=waterdam OIDC_WATERDAM_ISSUER=https://login.waterdam.example OIDC_WATERDAM_CLIENT_ID=lea OIDC_WATERDAM_CLIENT_KEY_FILE=lea.pem OIDC_WATERDAM_ORGANISATION="Gemeente Waterdam" npm start',
  )
}
