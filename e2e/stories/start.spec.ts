import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from '../test.ts'

const top = fileURLToPath(new URL('../..', import.meta.url))

test('whoever types npm start is told the address, finds the page there, and stops it with Ctrl-C', async ({
  page,
}) => {
  const folder = await mkdtemp(join(tmpdir(), 'lea-tafel-start-'))
  const npm = spawn('npm', ['start'], {
    cwd: top,
    env: { ...process.env, PORT: '0', DATA_DIR: folder },
    // A group of its own, so that the signal reaches all of it, as Ctrl-C in a terminal does.
    detached: true,
  })
  let printed = ''
  npm.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed += text
  })
  const address = /LEA-tafel draait op (http:\/\/localhost:\d+)/
  await expect.poll(() => printed, { timeout: 60_000 }).toMatch(address)
  const url = address.exec(printed)?.[1] ?? ''

  await page.goto(url)
  await expect(page.getByRole('heading', { name: 'Samen de Lokale Educatieve Agenda schrijven' })).toBeVisible()
  expect(await (await fetch(`${url}/health`)).json()).toMatchObject({ status: 'ok' })

  const gone = once(npm, 'close')
  process.kill(-(npm.pid ?? 0), 'SIGINT')
  await gone
  await expect(fetch(url)).rejects.toThrow()
  await rm(folder, { recursive: true, force: true })
})
