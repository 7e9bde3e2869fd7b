import {
  addBlock,
  applyOwnTemplate,
  createAgenda,
  parsePeriod,
  readBlock,
  readOwnTemplate,
  readTree,
} from '@lea/agenda'
import { afterEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { openLeaFile } from '../start/openLeaFile.ts'
import { createOnDevice } from './createOnDevice.ts'
import { Database } from './database.ts'
import { type Device, randomId } from './device.ts'
import { writeLeaFile } from './leaFile.ts'
import { readTemplates } from './ownTemplates.ts'
import { readLeaFile } from './readLeaFile.ts'
import { writeTemplateFile } from './templateFile.ts'
import { AgendaStore } from './updateStore.ts'

let browsers = 0
const opened: Database[] = []

afterEach(() => {
  for (const database of opened.splice(0)) database.close()
  vi.restoreAllMocks()
})

function newDevice(): Device {
  const database = new Database(`device-of-files-${++browsers}`)
  opened.push(database)
  return { database, deviceId: 'anna', failure: null }
}

const anna = { deviceId: 'anna', name: 'Anna' }

function section(doc: Y.Doc, title: string): string {
  const made = addBlock(doc, anna, { type: 'section', parent: null, title })
  if (!made.ok) throw new Error(made.refusal)
  return made.value
}

function agendaWith(title: string) {
  const doc = new Y.Doc()
  createAgenda(doc, anna, { title: 'Jaaragenda', kind: 'year' })
  return { doc, block: section(doc, title) }
}

const fileOf = (agendaId: string, doc: Y.Doc) => writeLeaFile({ agendaId, update: Y.encodeStateAsUpdate(doc) })

const asFile = (bytes: Uint8Array<ArrayBuffer>) => new Blob([bytes])

async function stored({ database }: Device, agendaId: string) {
  const store = new AgendaStore(database, agendaId)
  const doc = new Y.Doc()
  const { acknowledged } = await store.load(doc)
  await store.close()
  return { doc, acknowledged }
}

test('what is written is read', () => {
  const { doc } = agendaWith('Taal')
  const update = Y.encodeStateAsUpdate(doc)
  const agendaId = randomId()
  expect(readLeaFile(writeLeaFile({ agendaId, update }))).toEqual({ ok: true, value: { agendaId, update } })
})

test('a foreign, an empty, a newer file and one that holds no agenda are each told apart', () => {
  const { doc } = agendaWith('Taal')
  const newer = fileOf(randomId(), doc)
  newer[8] = 3
  expect(readLeaFile(new TextEncoder().encode('%PDF-1.7 and so on'))).toEqual({ ok: false, fault: 'notALeaFile' })
  expect(readLeaFile(new Uint8Array())).toEqual({ ok: false, fault: 'notALeaFile' })
  expect(readLeaFile(newer)).toEqual({ ok: false, fault: 'newerLeaFile' })
  expect(readLeaFile(fileOf(randomId(), new Y.Doc()))).toEqual({ ok: false, fault: 'damagedLeaFile' })
  expect(readLeaFile(fileOf('no id', doc))).toEqual({ ok: false, fault: 'damagedLeaFile' })
})

test('one byte changed, anywhere, and a file cut off, anywhere, are found', () => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  const whole = fileOf(randomId(), agendaWith('Taal').doc)
  for (let at = 0; at < whole.length; at++) {
    const changed = new Uint8Array(whole)
    changed[at] = (changed[at] ?? 0) ^ 1
    expect(readLeaFile(changed).ok, `byte ${at}`).toBe(false)
    expect(readLeaFile(whole.slice(0, at)).ok, `${at} bytes`).toBe(false)
  }
})

test('an agenda that this device doesn’t know comes on the list, and waits for the relay', async () => {
  const device = newDevice()
  const { doc, block } = agendaWith('Taal')
  const agendaId = randomId()
  expect(await openLeaFile(device, asFile(fileOf(agendaId, doc)), null)).toEqual({ ok: true, agendaId, isKnown: false })
  expect(await device.database.agendas.toArray()).toMatchObject([{ id: agendaId, title: 'Jaaragenda' }])
  const here = await stored(device, agendaId)
  expect(readBlock(here.doc, block)?.title).toBe('Taal')
  expect(here.acknowledged.waiting).toBe(1)
})

test('an old file takes nothing back of the agenda that is here, and what only it has is added', async () => {
  const device = newDevice()
  const agendaId = await createOnDevice(device, 'Anna', (doc) =>
    createAgenda(doc, anna, { title: 'Jaaragenda', kind: 'year' }),
  )
  const elsewhere = (await stored(device, agendaId)).doc
  const added = section(elsewhere, 'Alleen in het bestand')
  const store = new AgendaStore(device.database, agendaId)
  const doc = new Y.Doc()
  await store.load(doc)
  const written = section(doc, 'Daarna geschreven')
  await store.flush()

  expect(await openLeaFile(device, asFile(fileOf(agendaId, elsewhere)), null)).toMatchObject({
    ok: true,
    isKnown: true,
  })

  // the tab that has it open shows it
  await vi.waitFor(() => expect(readBlock(doc, added)?.title).toBe('Alleen in het bestand'))
  await store.close()
  const here = (await stored(device, agendaId)).doc
  expect(readBlock(here, added)?.title).toBe('Alleen in het bestand')
  expect(readBlock(here, written)?.title).toBe('Daarna geschreven')
})

test('the agenda on the screen takes a file in also when the device can store nothing', async () => {
  const device = newDevice()
  device.database.close({ disableAutoOpen: true })
  const { doc, block } = agendaWith('Taal')
  const agendaId = randomId()
  const open = { agendaId, doc: new Y.Doc() }
  const file = asFile(fileOf(agendaId, doc))
  expect(await openLeaFile(device, file, open)).toEqual({ ok: true, agendaId, isKnown: true })
  expect(readBlock(open.doc, block)?.title).toBe('Taal')
  expect(await openLeaFile(device, file, null)).toEqual({ ok: false, fault: 'closed' })
})

test('a refused file changes nothing on the device', async () => {
  const device = newDevice()
  const agendaId = await createOnDevice(device, 'Anna', (doc) =>
    createAgenda(doc, anna, { title: 'Jaaragenda', kind: 'year' }),
  )
  const rows = await device.database.updates.count()
  const cutOff = fileOf(agendaId, agendaWith('Taal').doc).slice(0, -9)
  expect(await openLeaFile(device, asFile(cutOff), null)).toEqual({ ok: false, fault: 'damagedLeaFile' })
  const unreadable = { size: 9, arrayBuffer: () => Promise.reject(new DOMException('gone', 'NotFoundError')) }
  vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  expect(await openLeaFile(device, unreadable, null)).toEqual({ ok: false, fault: 'unreadableFile' })
  expect(await device.database.updates.count()).toBe(rows)
})

test('a template goes to another device as a file, once however often it is opened, and is no agenda there', async () => {
  const { doc } = agendaWith('Taal in 2026')
  const fund = addBlock(doc, anna, { type: 'fund', parent: null, title: 'LEA-budget', fields: { year: 2027 } })
  expect(fund.ok).toBe(true)
  const choices = { texts: true, amounts: true }
  const template = { ...readOwnTemplate(doc, choices), years: { first: 2026, last: 2027 } }
  const device = newDevice()
  const file = asFile(writeTemplateFile({ name: 'Ons jaar', template }))
  for (let times = 0; times < 2; times++) {
    expect(await openLeaFile(device, file, null)).toEqual({ ok: true, template: 'Ons jaar' })
  }
  expect(await device.database.agendas.count()).toBe(0)
  const [there, ...others] = await readTemplates(device.database)
  expect([there?.name, others]).toEqual(['Ons jaar', []])
  // what is made of it is what is made of the one that was written
  const madeOf = (from: typeof template) => {
    const made = new Y.Doc()
    applyOwnTemplate(made, anna, from, { title: 'Straks', period: parsePeriod('2028 t/m 2029').period })
    return [...readTree(made).nodes.keys()].map((id) => {
      const { type, title, fields } = readBlock(made, id) ?? {}
      return [type, title, fields?.year?.[0]?.value]
    })
  }
  expect(there && madeOf(there.template as typeof template)).toEqual(madeOf(template))
  expect(madeOf(template)).toContainEqual(['fund', 'LEA-budget', 2029])
})

test('a file that is larger than can be read is called too large, and isn’t read', async () => {
  const arrayBuffer = vi.fn()
  expect(await openLeaFile(newDevice(), { size: 1_500_000_000, arrayBuffer }, null)).toEqual({
    ok: false,
    fault: 'tooLargeFile',
  })
  expect(arrayBuffer).not.toHaveBeenCalled()
})
