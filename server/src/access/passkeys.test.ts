import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import { expect, test } from 'vitest'
import { administrator, Browser, idOf } from '../test/browser.ts'
import { startRelay } from '../test/relay.ts'

/** A key as a phone has one: made by the standard, without a phone. CBOR is written by hand, as little as it needs. */
class Key {
  readonly id = randomBytes(16)
  readonly #private: KeyObject
  readonly #point: { x: Buffer; y: Buffer }
  #counter = 0

  constructor() {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
    this.#private = privateKey
    this.#point = { x: Buffer.from(x, 'base64url'), y: Buffer.from(y, 'base64url') }
  }

  register(options: Record<string, unknown>, origin: string) {
    const { x, y } = this.#point
    const coseKey = Buffer.concat([Buffer.from('a5010203262001215820', 'hex'), x, Buffer.from('225820', 'hex'), y])
    const idLength = Buffer.from([0, this.id.length])
    const data = Buffer.concat([this.#data(0x41), Buffer.alloc(16), idLength, this.id, coseKey])
    // { fmt: 'none', attStmt: {}, authData }
    const attestation = Buffer.concat([
      Buffer.from('a363666d74646e6f6e656761747453746d74a068617574684461746158', 'hex'),
      Buffer.from([data.length]),
      data,
    ])
    const clientDataJSON = said('webauthn.create', options, origin).toString('base64url')
    return this.#answer({ clientDataJSON, attestationObject: attestation.toString('base64url') })
  }

  signIn(options: Record<string, unknown>, origin: string) {
    this.#counter += 1
    const data = this.#data(0x01)
    const client = said('webauthn.get', options, origin)
    const signature = sign('sha256', Buffer.concat([data, createHash('sha256').update(client).digest()]), this.#private)
    return this.#answer({
      clientDataJSON: client.toString('base64url'),
      authenticatorData: data.toString('base64url'),
      signature: signature.toString('base64url'),
    })
  }

  #data(flags: number): Buffer {
    const counter = Buffer.alloc(4)
    counter.writeUInt32BE(this.#counter)
    return Buffer.concat([createHash('sha256').update('localhost').digest(), Buffer.from([flags]), counter])
  }

  #answer(response: Record<string, string>) {
    const id = this.id.toString('base64url')
    return { response: { id, rawId: id, type: 'public-key' as const, response, clientExtensionResults: {} } }
  }
}

function said(type: string, { challenge }: Record<string, unknown>, origin: string): Buffer {
  return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))
}

test('a passkey signs its person in on another device; another key, another page or an answer given before does not', async () => {
  const relay = await startRelay({ settings: { access: 'required' } })
  const anna = await administrator(relay)
  const key = new Key()
  const elsewhere = 'https://elsewhere.example'
  const asked = await anna.call('passkeyOptions', {})
  expect(await anna.refusal('addPasskey', { body: key.register(asked.options, elsewhere) })).toBe('400 badRequest')
  const { options } = await anna.call('passkeyOptions', {})
  const registered = key.register(options, relay.address)
  const me = await anna.call('addPasskey', { body: registered })
  expect(me.person?.passkeys).toMatchObject([{ id: key.id.toString('base64url'), lastUsed: null }])
  expect(await anna.refusal('addPasskey', { body: registered })).toBe('400 badRequest')

  const phone = new Browser(relay)
  const ask = async () => (await phone.call('passkeySignInOptions', {})).options
  const wrongPage = key.signIn(await ask(), elsewhere)
  expect(await phone.refusal('signInWithPasskey', { body: wrongPage })).toBe('400 badRequest')
  expect(await phone.refusal('signInWithPasskey', { body: new Key().signIn(await ask(), relay.address) })).toBe(
    '404 notFound',
  )
  expect((await phone.call('me', {})).person).toBeNull()
  const answer = key.signIn(await ask(), relay.address)
  await phone.call('signInWithPasskey', { body: answer })
  expect(await idOf(phone)).toBe(await idOf(anna))
  expect(await new Browser(relay).refusal('signInWithPasskey', { body: answer })).toBe('400 badRequest')

  await anna.call('removePasskey', { params: { passkey: key.id.toString('base64url') } })
  const gone = key.signIn(await ask(), relay.address)
  expect(await new Browser(relay).refusal('signInWithPasskey', { body: gone })).toBe('404 notFound')
})
