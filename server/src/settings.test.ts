import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readSettings, StartProblem } from './settings.ts'
import { temporaryFolder } from './test/relay.ts'

test('without settings it is port 8080 on this machine, and data/ in the working folder', async () => {
  const folder = await temporaryFolder()
  expect(readSettings({}, folder)).toEqual({ port: 8080, host: '127.0.0.1', dataFolder: join(folder, 'data') })
})

test.each(['', ' ', '-1', '80.5', '1e3', '65536', '0x50', '８０'])("'%s' is no port", async (PORT) => {
  const folder = await temporaryFolder()
  expect(() => readSettings({ PORT }, folder)).toThrow(StartProblem)
})

test.each(['127.0.0.1', '127.8.8.8', '::1', '[::1]', 'localhost'])('%s is this machine', async (HOST) => {
  const folder = await temporaryFolder()
  expect(readSettings({ HOST }, folder).host).toBe(HOST.replace(/[[\]]/g, ''))
})

test.each(['0.0.0.0', '::', '192.168.1.4', '', 'localhost.example', '127.0.0.1.example'])(
  "'%s' is not, and is refused as long as there is no access control",
  async (HOST) => {
    const folder = await temporaryFolder()
    expect(() => readSettings({ HOST }, folder)).toThrow('Er is nog geen toegangscontrole')
  },
)
