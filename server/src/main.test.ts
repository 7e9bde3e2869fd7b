import { mkdirSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { newAgendaId, person, until } from './test/people.ts'
import { ServerProcess } from './test/process.ts'
import { RawClient } from './test/rawClient.ts'
import { temporaryFolder } from './test/relay.ts'
import { updateThatWrites } from './test/updates.ts'

// Other files start servers too, and a machine may be busy: what is tested is what they do, not how soon.
vi.setConfig({ testTimeout: 60_000 })

const sync = (address: string, agendaId: string) => `${address.replace('http', 'ws')}/sync/${agendaId}`

test('it prints one line, the address with the port that it really has, and stops with 0 when it is asked to', async () => {
  const stop = async (signal: 'SIGTERM' | 'SIGINT') => {
    const server = new ServerProcess({ PORT: '0', DATA_DIR: await temporaryFolder() })
    const address = await server.address()
    expect(address).toMatch(/^http:\/\/localhost:\d+$/)
    expect(await (await fetch(`${address}/health`)).json()).toMatchObject({ status: 'ok' })
    const client = await new RawClient(sync(address, newAgendaId())).opened()
    expect(await server.stop(signal)).toBe(0)
    expect(await client.closed()).toBe(4512)
    expect(server.stdout).toBe(`LEA-tafel draait op ${address}\n`)
  }
  await Promise.all([stop('SIGTERM'), stop('SIGINT')])
})

test('its data folder is data/ in the working folder unless it is told otherwise', async () => {
  const folder = await temporaryFolder()
  const server = new ServerProcess({ PORT: '0' }, folder)
  const client = await new RawClient(`${sync(await server.address(), newAgendaId())}?ack=1`).opened()
  client.sendUpdate(updateThatWrites('x'))
  await until(() => client.acknowledged === 1)
  await server.stop('SIGTERM')
  // for the other accounts of the machine there is nothing to read
  for (const name of ['data', 'data/agendas.sqlite', 'data/access.sqlite'])
    expect([name, statSync(join(folder, name)).mode & 0o077]).toEqual([name, 0])
  const again = new ServerProcess({ PORT: '0', DATA_DIR: join(folder, 'data') }, '/')
  await again.address()
})

test('with settings that it can not work with it says what is wrong, what is expected and an example, and ends with 1', async () => {
  const other = createServer()
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void other.close())
  const taken = other.address()
  if (taken === null || typeof taken === 'string') throw new Error('expected a port')
  const cases: [settings: Record<string, string>, wrong: string][] = [
    [{ PORT: 'web' }, "De instelling PORT is geen poortnummer: 'web'."],
    [{ PORT: '65536' }, "De instelling PORT is geen poortnummer: '65536'."],
    [{ HOST: '0.0.0.0' }, "De instelling HOST laat anderen binnen ('0.0.0.0'), maar PUBLIC_URL ontbreekt"],
    [{ HOST: 'lea.example' }, "De instelling HOST is geen adres van deze computer: 'lea.example'."],
    [{ PUBLIC_URL: 'http://lea.example' }, 'De instelling PUBLIC_URL is geen adres waarop mensen veilig binnenkomen'],
    [{ AUTH: 'none' }, "De instelling AUTH is iets anders dan 'required': 'none'."],
    [
      { DATA_DIR: '/dev/null/data' },
      "In de map van de instelling DATA_DIR kan niet worden geschreven: '/dev/null/data'",
    ],
    [{ DATA_DIR: '/proc/x' }, "In de map van de instelling DATA_DIR kan niet worden geschreven: '/proc/x'"],
    [{ PORT: String(taken.port) }, `Poort ${taken.port} op 127.0.0.1 is al in gebruik`],
  ]
  const refuse = async ([settings, wrong]: (typeof cases)[number]) => {
    const server = new ServerProcess({ PORT: '0', ...settings }, await temporaryFolder())
    expect(await server.ended()).toBe(1)
    // What the log says before is no part of it.
    const [first, second, third] = server.stderr.trim().split('\n').slice(-3)
    expect(first).toContain(wrong)
    expect(second).toMatch(/^Verwacht: /)
    expect(third).toMatch(/^Voorbeeld: .*npm start$/)
    expect(server.stdout).toBe('')
    // the reason in words is enough: no stack trace above it
    expect(server.stderr).not.toContain('"level":50')
  }
  await Promise.all(cases.map(refuse))
})

test('a second server on the same folder is refused; after the first was killed the folder is free', async () => {
  const DATA_DIR = await temporaryFolder()
  const first = new ServerProcess({ PORT: '0', DATA_DIR })
  await first.address()
  const second = new ServerProcess({ PORT: '0', DATA_DIR })
  expect(await second.ended()).toBe(1)
  expect(second.stderr).toContain('is al in gebruik door een ander LEA-tafel-proces')
  await first.kill()
  await new ServerProcess({ PORT: '0', DATA_DIR }).address()
})

test('a database that is none is refused and left alone', async () => {
  const DATA_DIR = await temporaryFolder()
  mkdirSync(DATA_DIR, { recursive: true })
  writeFileSync(
    join(DATA_DIR, 'agendas.sqlite'),
    'a letter that somebody put in the wrong folder, long enough for a header',
  )
  const server = new ServerProcess({ PORT: '0', DATA_DIR })
  expect(await server.ended()).toBe(1)
  expect(server.stderr).toContain('kan niet worden geopend')
  expect(server.stderr).toContain('Er is niets veranderd of verwijderd.')
})

test('killed and started again, the stock client of y-websocket brings what it wrote meanwhile', async () => {
  const DATA_DIR = await temporaryFolder()
  const agendaId = newAgendaId()
  const server = new ServerProcess({ PORT: '0', DATA_DIR })
  const address = await server.address()
  const anna = person(`${address.replace('http', 'ws')}/sync`, agendaId)
  anna.text.insert(0, 'before ')
  await until(() => anna.provider.synced)
  await server.kill()
  await until(() => !anna.provider.wsconnected)
  anna.text.insert(7, 'meanwhile')
  const port = new URL(address).port
  await new ServerProcess({ PORT: port, DATA_DIR }).address()
  const bram = person(`${address.replace('http', 'ws')}/sync`, agendaId)
  await until(() => bram.text.toString() === 'before meanwhile')
})
