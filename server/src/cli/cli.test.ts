import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { AccessDatabase } from '../access/accessDatabase.ts'
import { administrator, guestOf, idOf } from '../test/browser.ts'
import { newAgendaId, person, synced, until } from '../test/people.ts'
import { startRelay, temporaryFolder } from '../test/relay.ts'
import { commands } from './commands.ts'
import { MachineApi } from './machineApi.ts'

const main = fileURLToPath(new URL('../../.test-build/lea.js', import.meta.url))

/** Runs the command line as `npm run --silent lea --` does, beside a server that runs on `dataFolder`. */
async function lea(dataFolder: string, ...args: string[]): Promise<{ code: unknown; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, [main, ...args], { env: { ...process.env, DATA_DIR: dataFolder } })
  const out = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const)
    child[name].setEncoding('utf8').on('data', (text: string) => {
      out[name] += text
    })
  const [code] = await once(child, 'close')
  return { code, ...out }
}

test('a ticket of the command line lets a plain y-websocket client in, until it is revoked', async () => {
  const relay = await startRelay({ settings: { access: 'required' } })
  const agenda = newAgendaId()
  const anna = await administrator(relay)
  await anna.call('createAgenda', { body: { id: agenda } })
  const made = await lea(
    relay.dataFolder,
    'ticket',
    '--agenda',
    agenda,
    '--role',
    'editor',
    '--ttl',
    '3600',
    '--name',
    'Rapportage',
  )
  expect(made).toMatchObject({ code: 0 })
  const ticket = made.stdout.trim()
  expect(ticket).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/)
  const program = person(relay.syncUrl, agenda, { params: { ticket } })
  await synced(program)
  program.text.insert(0, 'counted')
  const reading = await anna.socket(agenda).opened()
  reading.ask()
  await until(() => reading.heard.some(({ kind }) => kind === 'update'))

  const codes: number[] = []
  program.provider.on('connection-close', (event) => codes.push(event?.code ?? 0))
  const id = /--ticket ([\w-]{22})/.exec(made.stderr)?.[1] ?? ''
  expect(await lea(relay.dataFolder, 'revoke', '--agenda', agenda, '--ticket', id)).toMatchObject({
    code: 0,
    stdout: '',
  })
  await until(() => codes[0] === 4401)
  const { entries } = await anna.call('log', { params: { agenda }, query: { limit: 2 } })
  expect(entries.map(({ event, program }) => [event, program])).toEqual([
    ['ticketRevoked', 'Rapportage'],
    ['ticketCreated', 'Rapportage'],
  ])
  for (const file of ['command-line.json', 'access.sqlite', 'access.sqlite-wal'])
    expect(statSync(join(relay.dataFolder, file)).mode & 0o777).toBe(0o600)
})

test('it lists people and agendas, and revokes people', async () => {
  const relay = await startRelay({ settings: { access: 'required' } })
  const anna = await administrator(relay)
  const agenda = newAgendaId()
  await anna.call('createAgenda', { body: { id: agenda, title: 'Jaaragenda' } })
  const bram = await guestOf(relay, anna, agenda, 'editor')
  const socket = await bram.socket(agenda).opened()
  const { stdout } = await lea(relay.dataFolder, 'people')
  expect(stdout.split('\n').map((line) => line.split('\t').slice(1, 4))).toEqual([
    ['naam', 'organisatie', 'beheerder'],
    ['Anna', 'Gemeente Waterdam', 'ja'],
    ['Bram', 'Schoolbestuur Vaart', ''],
    [],
  ])
  expect((await lea(relay.dataFolder, 'agendas')).stdout).toMatch(
    new RegExp(`^${agenda}\tJaaragenda\t.*\t2\tAnna$`, 'm'),
  )
  expect((await lea(relay.dataFolder, 'revoke', '--agenda', agenda, '--person', await idOf(bram))).code).toBe(0)
  expect(await socket.closed()).toBe(4403)
})

test("no ticket for an agenda that is not there: a slip in its number would make one that is nobody's", async () => {
  const relay = await startRelay({ settings: { access: 'required' } })
  const anna = await administrator(relay)
  const agenda = newAgendaId()
  await anna.call('createAgenda', { body: { id: agenda } })
  for (const args of [['ticket', '--role', 'editor'], ['people']]) {
    const { code, stdout, stderr } = await lea(relay.dataFolder, ...args, '--agenda', newAgendaId())
    expect([code, stdout, stderr]).toEqual([1, '', expect.stringContaining('Dat is er niet')])
  }
  expect((await lea(relay.dataFolder, 'agendas')).stdout.trim().split('\n')).toHaveLength(2)
})

test('a title with signs that steer a terminal or begin a row is one row of plain words', async () => {
  const relay = await startRelay({ settings: { access: 'required' } })
  const anna = await administrator(relay)
  const title = 'Jaar\u001b[2J\u009b\tagenda\nnieuw\u202e'
  const agenda = newAgendaId()
  await anna.call('createAgenda', { body: { id: agenda } })
  // as it was kept before titles were cleaned on the way in
  const database = new AccessDatabase(relay.dataFolder)
  database.run('UPDATE agendas SET title = ? WHERE id = ?', title, agenda)
  database.close()
  const { stdout } = await lea(relay.dataFolder, 'agendas')
  expect(
    stdout
      .trim()
      .split('\n')
      .map((line) => line.split('\t')[1]),
  ).toEqual(['titel', 'Jaar [2J  agenda nieuw '])
})

test('what it can not do it says, and ends with 1', async () => {
  const relay = await startRelay()
  for (const args of [[], ['ticket'], ['people', '--x', '1']]) {
    const { code, stdout, stderr } = await lea(relay.dataFolder, ...args)
    expect([code, stdout, stderr.split('\n')[0]]).toEqual([1, '', 'Gebruik, op de machine waar LEA-tafel draait:'])
  }
  const nowhere = await lea(await temporaryFolder(), 'people')
  expect([nowhere.code, nowhere.stderr]).toEqual([1, expect.stringContaining('draait geen LEA-tafel')])
  // one id in 64 begins as an option does
  for (const ticket of ['A'.repeat(22), `-${'A'.repeat(21)}`]) {
    const wrong = await lea(relay.dataFolder, 'revoke', '--agenda', newAgendaId(), '--ticket', ticket)
    expect([wrong.code, wrong.stderr]).toEqual([1, expect.stringContaining('Dat is er niet')])
  }
})

test('a value that can not be is told, with what can be, and nothing is asked', async () => {
  const ticket = { agenda: newAgendaId(), role: 'reader' }
  const { code, stdout, stderr } = await lea(
    (await startRelay()).dataFolder,
    ...['ticket', '--agenda', ticket.agenda, '--role', ticket.role, '--ttl', '999999'],
  )
  expect([code, stdout]).toEqual([1, ''])
  expect(stderr.trim()).toBe('--ttl kan niet ‘999999’ zijn: geef 1 tot en met 86400 seconden. Er is niets gedaan.')
  const api = new MachineApi({ address: 'http://127.0.0.1:9', secret: '' })
  for (const [wrong, words] of [
    [{ ttl: '0' }, '--ttl kan niet ‘0’'],
    [{ ttl: 'een uur' }, '1 tot en met 86400'],
    [{ role: 'boss' }, 'owner, editor, commenter of reader'],
    [{ name: '   ' }, '1 tot en met 80 tekens'],
    [{ name: 'x'.repeat(81) }, '1 tot en met 80 tekens'],
  ] as const)
    await expect(commands.ticket?.run(api, { ...ticket, ...wrong })).rejects.toThrow(words)
})
