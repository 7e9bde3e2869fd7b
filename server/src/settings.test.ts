import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readSettings } from './settings.ts'
import { StartProblem } from './startProblem.ts'
import { temporaryFolder } from './test/relay.ts'

test('without settings it is port 8080 on this machine, data/ in the working folder, and no login', async () => {
  const folder = await temporaryFolder()
  expect(readSettings({}, folder)).toEqual({
    port: 8080,
    host: '127.0.0.1',
    dataFolder: join(folder, 'data'),
    access: 'open',
    publicUrl: null,
    providers: [],
  })
})

test.each(['', ' ', '-1', '80.5', '1e3', '65536', '0x50', '８０'])("'%s' is no port", async (PORT) => {
  const folder = await temporaryFolder()
  expect(() => readSettings({ PORT }, folder)).toThrow(StartProblem)
})

test.each(['127.0.0.1', '127.8.8.8', '::1', '[::1]', 'localhost'])('%s is this machine', async (HOST) => {
  const folder = await temporaryFolder()
  expect(readSettings({ HOST }, folder).host).toBe(HOST.replace(/[[\]]/g, ''))
})

test.each(['', 'localhost.example', '127.0.0.1.example', 'lea.example'])(
  "'%s' is no address of this machine",
  async (HOST) => {
    const folder = await temporaryFolder()
    expect(() => readSettings({ HOST, PUBLIC_URL: 'https://lea.example' }, folder)).toThrow(StartProblem)
  },
)

test.each(['0.0.0.0', '::', '[::]', '192.168.1.4'])(
  "'%s' lets others in: not without an address for them, and then everybody says who he is",
  async (HOST) => {
    const folder = await temporaryFolder()
    expect(() => readSettings({ HOST }, folder)).toThrow('PUBLIC_URL ontbreekt')
    expect(() => readSettings({ HOST, AUTH: 'required' }, folder)).toThrow('PUBLIC_URL ontbreekt')
    const settings = readSettings({ HOST, PUBLIC_URL: 'https://lea.example/' }, folder)
    expect(settings).toMatchObject({ access: 'required', publicUrl: 'https://lea.example' })
    expect(() => readSettings({ HOST, PUBLIC_URL: 'https://lea.example', AUTH: 'none' }, folder)).toThrow(StartProblem)
  },
)

test.each([
  'http://lea.example',
  'lea.example',
  'https://lea.example/map',
  'https://lea.example?x',
  'https://anna:secret@lea.example',
  'ftp://localhost',
  'javascript:alert(1)',
])("'%s' is no address to let people in by", async (PUBLIC_URL) => {
  const folder = await temporaryFolder()
  for (const HOST of ['127.0.0.1', '0.0.0.0'])
    expect(() => readSettings({ HOST, PUBLIC_URL }, folder)).toThrow('De instelling PUBLIC_URL')
})

test('a proxy on this machine that lets others in asks for access too; this machine alone does when it is told to', async () => {
  const folder = await temporaryFolder()
  expect(readSettings({ PUBLIC_URL: 'https://lea.example' }, folder).access).toBe('required')
  expect(readSettings({ PUBLIC_URL: 'http://localhost:8080' }, folder).access).toBe('open')
  expect(readSettings({ AUTH: 'required' }, folder).access).toBe('required')
  // A container listens for everybody; who can reach it is decided by the ports that it is given.
  expect(readSettings({ HOST: '0.0.0.0', PUBLIC_URL: 'http://localhost:8080' }, folder).access).toBe('required')
})
