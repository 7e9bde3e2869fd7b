import { addBlock, createAgenda, deleteBlock, duplicateBlock, readBlock, setAgendaField, setField } from '@lea/agenda'
import { closeCode } from '@lea/protocol'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { WebSocket as NodeWebSocket } from 'ws'
import * as Y from 'yjs'
import { createOnDevice } from '../device/createOnDevice.ts'
import { Database } from '../device/database.ts'
import { randomId } from '../device/device.ts'
import { readLeaFile } from '../device/readLeaFile.ts'
import { isConfirmed } from '../device/relayKnowledge.ts'
import { AgendaStore } from '../device/updateStore.ts'
import { TestRelay } from '../test/relay.ts'
import { section } from '../test/writing.ts'
import { openSession } from './openSession.ts'
import type { Session } from './session.ts'
import type { Status } from './status.ts'

const webSocket = NodeWebSocket as unknown as typeof WebSocket
const timing = { silenceMs: 60_000, acknowledgementMs: 150, overdueMs: 300, longestBackoffMs: 200, tooOldAgainMs: 300 }

vi.setConfig({ testTimeout: 20_000 })

let relay: TestRelay
let closing: (() => Promise<unknown>)[] = []
let browsers = 0

beforeEach(async () => {
  relay = await TestRelay.start()
})

afterEach(async () => {
  await Promise.all(closing.map((close) => close()))
  closing = []
  await relay.stop()
  vi.restoreAllMocks()
})

const until = (isSo: () => unknown) =>
  vi.waitFor(async () => expect(await isSo()).toBeTruthy(), { timeout: 8_000, interval: 10 })
const word = (session: Session, expected: string) =>
  vi.waitFor(() => expect(session.status().word).toBe(expected), { timeout: 8_000, interval: 10 })

type Visiting = { relayUrl?: string | null; silenceMs?: number; bring?: () => Promise<boolean> }

/** A person at a browser of their own. `visit` opens the agenda in a (further) tab of it. */
function someone(name: string) {
  const database = `browser-${++browsers}`
  let tabs = 0
  const open = async (agendaId: string, options: Visiting = {}) => {
    const connection = new Database(database)
    const outcome = await openSession({
      agendaId,
      device: { database: connection, deviceId: `${name}${++tabs}`, failure: null },
      person: { name, organisation: 'Gemeente' },
      relayUrl: options.relayUrl === undefined ? relay.url : options.relayUrl,
      bring: options.bring,
      store: { batchMs: 5, retryMs: { first: 5, longest: 20 }, patienceMs: 2_000 },
      line: { webSocket, timing: { ...timing, ...(options.silenceMs && { silenceMs: options.silenceMs }) } },
    })
    closing.push(async () => {
      if (outcome.ok) await outcome.value.close()
      connection.close()
    })
    return outcome
  }
  const visit = async (agendaId: string, options: Visiting = {}) => {
    const outcome = await open(agendaId, options)
    if (!outcome.ok) throw new Error(`${name} can't open the agenda: ${outcome.reason}`)
    return outcome.value
  }
  const make = () => {
    const connection = new Database(database)
    closing.push(async () => connection.close())
    return createOnDevice({ database: connection, deviceId: name, failure: null }, name, (doc, writer) =>
      createAgenda(doc, writer, { title: 'Jaaragenda', kind: 'year' }),
    )
  }
  /** Waits until the device has written down that the relay has everything that a tab holds now; it may know so of less. */
  const confirmed = async ({ agendaId, doc }: Session) => {
    const connection = new Database(database)
    const here = Y.decodeStateVector(Y.encodeStateVector(doc))
    await until(async () => {
      const known = await connection.relay.get(agendaId)
      const there = Y.decodeStateVector(known?.acknowledged ?? new Uint8Array([0]))
      return isConfirmed(known) && [...here].every(([client, clock]) => there.get(client) === clock)
    })
    connection.close()
  }
  return { database, open, visit, make, confirmed }
}

function contentOf(file: Uint8Array<ArrayBuffer>): Uint8Array {
  const read = readLeaFile(file)
  if (!read.ok) throw new Error(read.fault)
  return read.value.update
}

function body(doc: Y.Doc, block: string): Y.XmlFragment {
  const fragment = (doc.getMap('blocks').get(block) as Y.Map<unknown> | undefined)?.get('body')
  if (!(fragment instanceof Y.XmlFragment)) throw new Error(`no body in ${block}`)
  return fragment
}

/** Types a paragraph as the prose editor does: a transaction of its own, under an origin of its own. */
const keyboard = Symbol('keyboard')
function type(session: Session, block: string, words: string): Y.XmlText {
  const text = new Y.XmlText(words)
  session.doc.transact(() => {
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [text])
    body(session.doc, block).push([paragraph])
  }, keyboard)
  return text
}

const wordsIn = (session: Session, block: string) =>
  readBlock(session.doc, block)
    ?.body.map(({ runs }) => runs.map(({ text }) => text).join(''))
    .filter((line) => line !== '')

test('an agenda may be let go of when its device has all of it, or the relay has', async () => {
  const anna = someone('Anna')
  const agendaId = await anna.make()
  const session = await anna.visit(agendaId, { relayUrl: null })
  await until(() => session.isKept())
  const refusing = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
    throw new DOMException('refused', 'AbortError')
  })
  section(session, 'Taal')
  expect(session.isKept()).toBe(false)
  await word(session, 'notSaved')
  expect(session.isKept()).toBe(false)
  const withLine = await anna.visit(agendaId)
  section(withLine, 'Rekenen')
  expect(withLine.isKept()).toBe(false)
  await word(withLine, 'savedOnRelay')
  expect(withLine.status().device).toEqual({ failed: 'closed' })
  expect(withLine.isKept()).toBe(true)
  refusing.mockRestore()
  await until(() => session.isKept())
})

test('when the browser says that the network is gone, so does the status, and the line is made anew', async () => {
  const heard = new Map<string, () => void>()
  vi.stubGlobal('addEventListener', (name: string, listener: () => void) => heard.set(name, listener))
  const anna = someone('Anna')
  const annas = await anna.visit(await anna.make())
  await word(annas, 'savedOnRelay')
  vi.unstubAllGlobals()
  const words: string[] = []
  annas.subscribeStatus(() => words.push(annas.status().word))
  heard.get('offline')?.()
  expect(words).toContain('offline')
  await word(annas, 'savedOnRelay')
})

describe('two people', () => {
  test('write one agenda together', async () => {
    const [anna, bram] = [someone('Anna'), someone('Bram')]
    const agendaId = await anna.make()
    const annas = await anna.visit(agendaId)
    await word(annas, 'savedOnRelay')
    const brams = await bram.visit(agendaId)
    const block = section(annas, 'Taal')
    await until(() => readBlock(brams.doc, block)?.title === 'Taal')
    type(brams, block, 'Van Bram')
    await until(() => wordsIn(annas, block)?.includes('Van Bram'))
    await Promise.all([word(annas, 'savedOnRelay'), word(brams, 'savedOnRelay')])
    await until(() => annas.people().some(({ name }) => name === 'Bram'))
    brams.presence.enter(block, 'body')
    await until(() => annas.people()[0]?.block === block)
    await brams.close()
    await until(() => annas.people().length === 0)
  })

  test('get all of it where the relay packs', async () => {
    const [anna, bram] = [someone('Anna'), someone('Bram')]
    const agendaId = await anna.make()
    const annas = await anna.visit(agendaId)
    const block = section(annas, 'Taal')
    await word(annas, 'savedOnRelay')
    relay.behaviour.packs = true
    // what isn't here yet opens when 'that was everything' is heard, which may not be before all is there
    const brams = await bram.visit(agendaId)
    expect(readBlock(brams.doc, block)).toBeDefined()
    type(brams, block, 'from Bram')
    await until(() => wordsIn(annas, block)?.includes('from Bram'))
    await word(brams, 'savedOnRelay')
  })

  test('get all of it where what the relay packs can not be undone', async () => {
    const told = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const [anna, bram] = [someone('Anna'), someone('Bram')]
    const agendaId = await anna.make()
    const [annas, brams] = [await anna.visit(agendaId), await bram.visit(agendaId)]
    await relay.stop()
    const block = section(annas, 'Taal')
    relay.behaviour.packs = 'badly'
    await relay.start()
    await until(() => readBlock(brams.doc, block))
    await word(brams, 'savedOnRelay')
    expect(told).toHaveBeenCalled()
  })

  test('one who was offline loses nothing, also over a reload', async () => {
    const [anna, bram] = [someone('Anna'), someone('Bram')]
    const agendaId = await anna.make()
    let annas = await anna.visit(agendaId)
    const block = section(annas, 'Taal')
    await word(annas, 'savedOnRelay')
    const brams = await bram.visit(agendaId)
    await anna.confirmed(annas)
    await relay.stop()
    await Promise.all([word(annas, 'offline'), word(brams, 'offline')])
    type(annas, block, 'In de trein')
    type(annas, block, 'en verder')
    expect(annas.status().waiting).toBe(1)
    await annas.close()

    annas = await anna.visit(agendaId)
    await word(annas, 'offline')
    expect(annas.status().waiting).toBe(1)
    type(brams, block, 'Van Bram')
    await relay.start()
    await until(() => wordsIn(brams, block)?.length === 3)
    await Promise.all([word(annas, 'savedOnRelay'), word(brams, 'savedOnRelay')])
    expect(annas.status().waiting).toBe(0)
    await until(() => wordsIn(annas, block)?.length === 3)
    expect(wordsIn(annas, block)?.sort()).toEqual(['In de trein', 'Van Bram', 'en verder'])
  })
})

describe('the status', () => {
  test('counts the places that hold something unsent, the same number in two tabs and after a reload', async () => {
    const anna = someone('Anna')
    const agendaId = await anna.make()
    const one = await anna.visit(agendaId)
    const [taal, rekenen] = [section(one, 'Taal'), section(one, 'Rekenen')]
    section(one, 'Wonen')
    const two = await anna.visit(agendaId)
    await Promise.all([word(one, 'savedOnRelay'), word(two, 'savedOnRelay')])
    await relay.stop()
    await Promise.all([word(one, 'offline'), word(two, 'offline')])
    for (const letters of ['In', 'de', 'trein']) type(one, taal, letters)
    const line = type(one, taal, 'weg')
    one.doc.transact(() => line.delete(0, 2), keyboard)
    // a part of a block that one sees is no block of its own
    const amount = one.run((doc, writer) => addBlock(doc, writer, { type: 'budget', parent: taal }))
    one.run((doc, writer) => addBlock(doc, writer, { type: 'budget', parent: amount.ok ? amount.value : '' }))
    one.run((doc, writer) => addBlock(doc, writer, { type: 'role', parent: taal }))
    two.run((doc, writer) => deleteBlock(doc, writer, rekenen))
    two.run((doc, writer) => setAgendaField(doc, writer, 'title', 'Nieuw'))
    for (const tab of [one, two]) await until(() => tab.status().waiting === 3)
    await Promise.all([one.close(), two.close()])
    const again = await anna.visit(agendaId)
    await word(again, 'offline')
    expect(again.status().waiting).toBe(3)
  })

  test('says saved on the server only once that was acknowledged', async () => {
    const anna = someone('Anna')
    const session = await anna.visit(await anna.make())
    await word(session, 'savedOnRelay')
    relay.behaviour.acknowledges = false
    section(session, 'Taal')
    expect(session.status().word).toBe('saving')
    await until(() => relay.doc(session.agendaId).getMap('blocks').size === 1)
    await until(() => session.status().device === 'saved')
    expect(session.status()).toMatchObject({ word: 'saving', relay: 'synced', waiting: 1 })
    // a line that is there and doesn't answer: what is known to be safe, long before it counts as broken
    await word(session, 'savedOnDevice')
    expect(session.status()).toMatchObject({ relay: 'synced', waiting: 1, acknowledged: false })
    relay.behaviour.acknowledges = true
    session.run((doc, writer) => setAgendaField(doc, writer, 'title', 'Nieuw'))
    await word(session, 'savedOnRelay')
    expect(session.status().waiting).toBe(0)
  })

  test('remembers over a reload what the server has', async () => {
    const anna = someone('Anna')
    const agendaId = await anna.make()
    const before = await anna.visit(agendaId)
    await word(before, 'savedOnRelay')
    await before.close()
    await relay.stop()
    const after = await anna.visit(agendaId)
    await word(after, 'offline')
    expect(after.status().waiting).toBe(0)
  })

  test('is written down when the agenda is closed: whoever closes the database next cuts nothing off', async () => {
    const anna = someone('Anna')
    const session = await anna.visit(await anna.make())
    await anna.confirmed(session)
    let written = 0
    vi.spyOn(AgendaStore.prototype, 'confirm').mockImplementation(async () => {
      await new Promise((resolve) => setTimeout(resolve, 100))
      written += 1
      return true
    })
    section(session, 'Taal')
    await word(session, 'savedOnRelay')
    await session.close()
    expect(written).toBeGreaterThan(0)
  })

  test('remembers at once what waited for long: who goes on writing has nothing counted again', async () => {
    const anna = someone('Anna')
    const agendaId = await anna.make()
    const train = await anna.visit(agendaId, { relayUrl: null })
    for (const title of ['Taal', 'Rekenen', 'Wonen']) section(train, title)
    await train.close()
    // she is never idle for the half second after which it is written down as a rule
    const { setTimeout: wait } = globalThis
    const impatient = (work: () => void, ms?: number) => (ms === 500 ? 0 : wait(work, ms))
    vi.spyOn(globalThis, 'setTimeout').mockImplementation(impatient as typeof setTimeout)
    const home = await anna.visit(agendaId)
    await word(home, 'savedOnRelay')
    await anna.confirmed(home)
    vi.restoreAllMocks()
    relay.behaviour.acknowledges = false
    section(home, 'Werken')
    await home.close()
    await relay.stop()
    const again = await anna.visit(agendaId)
    await word(again, 'offline')
    expect(again.status().waiting).toBe(1)
  })

  test('without a relay is that of the device', async () => {
    const anna = someone('Anna')
    const session = await anna.visit(await anna.make(), { relayUrl: null })
    expect(session.status()).toMatchObject({ word: 'savedOnDevice', relay: 'off' })
    section(session, 'Taal')
    expect(session.status().word).toBe('saving')
    await word(session, 'savedOnDevice')
  })

  test('a relay that doesn’t acknowledge is too old to be believed; the work goes on', async () => {
    relay.behaviour.isOld = true
    const anna = someone('Anna')
    const session = await anna.visit(await anna.make())
    await word(session, 'refused')
    expect(session.status().relay).toEqual({ refused: 'relayHasNoAcknowledgement' })
    section(session, 'Taal')
    await until(() => relay.doc(session.agendaId).getMap('blocks').size === 1)
    expect(session.status().word).toBe('refused')
  })

  test.each([
    ['clientTooOld', 2],
    ['notAllowed', 1],
    ['relayTooOld', 2],
    ['storageUnavailable', 2],
  ] as const)('a relay that closes with %s is told, and comes back where that is of use', async (reason, least) => {
    const anna = someone('Anna')
    const session = await anna.visit(await anna.make())
    await word(session, 'savedOnRelay')
    relay.behaviour.refuses = closeCode[reason]
    relay.close(closeCode[reason])
    await word(session, 'refused')
    expect(session.status().relay).toEqual({ refused: reason })
    relay.behaviour.refuses = null
    if (least === 2) await word(session, 'savedOnRelay')
    else await new Promise((resolve) => setTimeout(resolve, 600))
    expect(relay.connections).toBe(least - 1)
  })

  test('a line on which nothing is heard is made anew', async () => {
    const anna = someone('Anna')
    const session = await anna.visit(await anna.make(), { silenceMs: 1_000 })
    await word(session, 'savedOnRelay')
    relay.mute()
    const seen: Status[] = []
    session.subscribeStatus(() => seen.push(session.status()))
    section(session, 'Taal')
    // The line may be back before one looks.
    await until(() => seen.some(({ word, waiting }) => word === 'offline' && waiting === 1))
    await word(session, 'savedOnRelay')
    expect(relay.received).toBe(2)
  })

  test('a socket that throws neither silences the document nor loses the change', async () => {
    const anna = someone('Anna')
    const session = await anna.visit(await anna.make())
    await word(session, 'savedOnRelay')
    const send = vi.spyOn(NodeWebSocket.prototype, 'send').mockImplementation(() => {
      throw new Error('the socket is gone')
    })
    section(session, 'Taal')
    send.mockRestore()
    expect(session.status().waiting).toBe(1)
    await until(() => relay.doc(session.agendaId).getMap('blocks').size === 1)
    await word(session, 'savedOnRelay')
    section(session, 'Rekenen')
    await until(() => relay.doc(session.agendaId).getMap('blocks').size === 2)
  })

  test('a device that can’t store says so, and what the relay acknowledged is still safe', async () => {
    const anna = someone('Anna')
    const session = await anna.visit(await anna.make())
    await word(session, 'savedOnRelay')
    const full = () => {
      throw new DOMException('no room', 'QuotaExceededError')
    }
    vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(full)
    section(session, 'Taal')
    await until(() => typeof session.status().device === 'object')
    await word(session, 'savedOnRelay')
    await relay.stop()
    await word(session, 'notSaved')
    vi.restoreAllMocks()
    await word(session, 'offline')
    expect(session.status().device).toBe('saved')
  })
})

test('a device that can’t store while the relay is away says ‘not saved’, keeps all in memory and in a file, and stores it once it can', async () => {
  const anna = someone('Anna')
  const agendaId = await anna.make()
  const session = await anna.visit(agendaId)
  const block = section(session, 'Taal')
  await word(session, 'savedOnRelay')
  await relay.stop()
  await word(session, 'offline')
  const full = () => {
    throw new DOMException('no room', 'QuotaExceededError')
  }
  vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(full)
  type(session, block, 'Alleen in dit venster')
  await word(session, 'notSaved')
  type(session, block, 'en verder')
  expect(session.status().device).toEqual({ failed: 'quota' })
  expect(wordsIn(session, block)).toEqual(['Alleen in dit venster', 'en verder'])
  const file = new Y.Doc()
  Y.applyUpdate(file, contentOf(session.saveAsFile()))
  expect(readBlock(file, block)?.body).toEqual(readBlock(session.doc, block)?.body)

  vi.restoreAllMocks()

  await word(session, 'offline')
  expect(session.status().device).toBe('saved')
  await session.close()
  const next = await anna.visit(agendaId)
  expect(wordsIn(next, block)).toEqual(['Alleen in dit venster', 'en verder'])
  await relay.start()
  await word(next, 'savedOnRelay')
  expect(readBlock(relay.doc(agendaId), block)?.body).toEqual(readBlock(next.doc, block)?.body)
})

describe('an agenda that can’t be opened', () => {
  test('because that is no id', async () => {
    expect(await someone('Anna').open('kort')).toEqual({ ok: false, reason: 'notAnAgendaId' })
  })

  test('because neither device nor relay has it, and nothing of it stays behind', async () => {
    const anna = someone('Anna')
    expect(await anna.open(randomId())).toEqual({ ok: false, reason: 'agendaIsUnknown' })
    const database = new Database(anna.database)
    expect([await database.agendas.count(), await database.updates.count()]).toEqual([0, 0])
    database.close()
  })

  test('because it isn’t here and the relay can’t be reached', async () => {
    await relay.stop()
    expect(await someone('Anna').open(randomId())).toEqual({ ok: false, reason: 'notHereAndOffline' })
  })

  test('because the relay refuses', async () => {
    relay.behaviour.refuses = closeCode.notAllowed
    expect(await someone('Anna').open(randomId())).toEqual({ ok: false, reason: 'notAllowed' })
  })

  test('because the device can’t be read and the relay can’t be reached; from the relay it opens', async () => {
    const anna = someone('Anna')
    const agendaId = await anna.make()
    const first = await anna.visit(agendaId)
    await word(first, 'savedOnRelay')
    await first.close()
    vi.spyOn(IDBIndex.prototype, 'getAll').mockImplementation(() => {
      throw new DOMException('no such object store', 'NotFoundError')
    })
    vi.spyOn(IDBIndex.prototype, 'openCursor').mockImplementation(() => {
      throw new DOMException('no such object store', 'NotFoundError')
    })
    await relay.stop()
    expect(await anna.open(agendaId)).toEqual({ ok: false, reason: 'storageBroken' })
    await relay.start()
    const session = await anna.visit(agendaId)
    await word(session, 'savedOnRelay')
    expect(session.status().device).toEqual({ failed: 'closed' })
  })
})

describe('a damaged device', () => {
  test('says so, and is filled from the relay', async () => {
    const anna = someone('Anna')
    const agendaId = await anna.make()
    const before = await anna.visit(agendaId)
    const block = section(before, 'Taal')
    await word(before, 'savedOnRelay')
    type(before, block, 'Beschadigd')
    await word(before, 'savedOnRelay')
    await before.close()
    const database = new Database(anna.database)
    const last = (await database.updates.toArray()).at(-1)
    if (!last) throw new Error('there should be rows')
    await database.updates.update(last.id, { bytes: last.bytes.slice(0, 4) })
    await relay.stop()

    let after = await anna.visit(agendaId)
    expect(after.notices()).toMatchObject([{ kind: 'damagedOnDevice', rows: 1, filled: false }])
    expect(wordsIn(after, block)).toEqual([])
    await relay.start()
    await until(() => wordsIn(after, block)?.includes('Beschadigd'))
    await vi.waitFor(() => expect(after.notices()).toMatchObject([{ filled: true }]))
    await after.close()
    await relay.stop()

    after = await anna.visit(agendaId)
    expect(wordsIn(after, block)).toEqual(['Beschadigd'])
    // told until it is closed: what was in the rows may be gone for good
    await vi.waitFor(() => expect(after.notices()).toMatchObject([{ kind: 'damagedOnDevice', rows: 1 }]))
    after.dismissNotice('damagedOnDevice')
    type(after, block, ' en weer heel')
    await word(after, 'offline')
    expect(after.notices()).toEqual([])
    await after.close()
    after = await anna.visit(agendaId)
    await word(after, 'offline')
    expect(after.notices()).toEqual([])
    database.close()
  })
})

test('thrown away under an open page, the agenda is written anew and stands on the list again', async () => {
  const anna = someone('Anna')
  const agendaId = await anna.make()
  const session = await anna.visit(agendaId)
  const block = section(session, 'Taal')
  await word(session, 'savedOnRelay')
  const database = new Database(anna.database)
  await vi.waitFor(async () => expect((await database.relay.get(agendaId))?.confirmedRow).toBeDefined())
  await database.delete()
  type(session, block, 'Geschreven zonder database')
  await database.open()
  await vi.waitFor(async () => expect(await database.agendas.get(agendaId)).toBeDefined())
  await session.close()
  const again = await anna.visit(agendaId)
  expect(wordsIn(again, block)).toEqual(['Geschreven zonder database'])
  database.close()
})

describe('what others do to one’s work', () => {
  async function together() {
    const [anna, bram] = [someone('Anna'), someone('Bram')]
    const agendaId = await anna.make()
    const annas = await anna.visit(agendaId)
    const block = section(annas, 'Taal')
    await word(annas, 'savedOnRelay')
    const brams = await bram.visit(agendaId)
    await until(() => readBlock(brams.doc, block))
    return { anna, agendaId, annas, brams, block }
  }

  test('a block that is deleted while one is in it raises a notice, and comes back', async () => {
    const { annas, brams, block } = await together()
    annas.presence.enter(block, 'body')
    brams.run((doc, writer) => deleteBlock(doc, writer, block))
    await until(() => annas.notices().length === 1)
    const notice = annas.notices()[0]
    expect(notice).toMatchObject({ kind: 'deletedWhileEditing', block, title: 'Taal', by: 'Bram' })
    expect(annas.restore(notice?.id ?? '')).toEqual({ ok: true, value: undefined })
    expect(annas.notices()).toEqual([])
    await until(() => brams.live.tree().nodes.has(block))
  })

  test('a copy in which one writes while who made it takes it back raises one too, and is in the bin with those words', async () => {
    const { annas, brams, block } = await together()
    const made = brams.run((doc, writer) => duplicateBlock(doc, writer, block))
    const copy = made.ok ? made.value : ''
    await until(() => annas.live.tree().nodes.has(copy))
    type(annas, copy, 'Van Anna')
    brams.undo.undo()
    await until(() => annas.notices().length === 1)
    expect(annas.notices()[0]).toMatchObject({ kind: 'deletedWhileEditing', block: copy, title: 'Taal', by: 'Bram' })
    await until(() => brams.live.tree().bin.length === 1)
    expect(annas.live.tree().bin).toMatchObject([{ top: copy, title: 'Taal' }])
    expect(annas.restore(annas.notices()[0]?.id ?? '')).toEqual({ ok: true, value: undefined })
    await until(() => brams.live.tree().nodes.has(copy))
    expect(wordsIn(brams, copy)).toEqual(['Van Anna'])
  })

  test('it is there again at each visit, until it is closed', async () => {
    const { anna, agendaId, annas, brams, block } = await together()
    annas.presence.enter(block, 'body')
    brams.run((doc, writer) => deleteBlock(doc, writer, block))
    await until(() => annas.notices().length === 1)
    const told = annas.notices()
    await until(() => annas.status().device === 'saved')
    await annas.close()

    const later = await anna.visit(agendaId)
    await until(() => later.notices().length === 1)
    expect(later.notices()).toEqual(told)
    later.dismissNotice(told[0]?.id ?? '')
    await word(later, 'savedOnRelay')
    await later.close()
    const last = await anna.visit(agendaId)
    await word(last, 'savedOnRelay')
    expect(last.notices()).toEqual([])
  })

  test('it isn’t when the block was brought back while one was away', async () => {
    const { anna, agendaId, annas, brams, block } = await together()
    annas.presence.enter(block, 'body')
    brams.run((doc, writer) => deleteBlock(doc, writer, block))
    await until(() => annas.notices().length === 1)
    await annas.close()
    brams.undo.undo()
    await word(brams, 'savedOnRelay')
    const later = await anna.visit(agendaId)
    await until(() => later.live.tree().nodes.has(block))
    const database = new Database(anna.database)
    await until(async () => (await database.rescued.count()) === 0)
    database.close()
    expect(later.notices()).toEqual([])
  })

  test('a chapter that is deleted with what one works in is named itself, and comes back as a whole', async () => {
    const { annas, brams, block } = await together()
    const added = annas.run((doc, writer) =>
      addBlock(doc, writer, { type: 'action', parent: block, title: 'Taalklas' }),
    )
    const action = added.ok ? added.value : ''
    await until(() => brams.live.tree().nodes.has(action))
    annas.presence.enter(action, 'body')
    brams.run((doc, writer) => deleteBlock(doc, writer, block))
    await until(() => annas.notices().length === 1)
    expect(annas.notices()[0]).toMatchObject({ title: 'Taal', isPart: false, count: 2, by: 'Bram' })
    annas.restore(annas.notices()[0]?.id ?? '')
    expect([block, action].every((each) => annas.live.tree().nodes.has(each))).toBe(true)
  })

  test('an amount that is deleted while one is in it is told by what it belongs to', async () => {
    const { annas, brams, block } = await together()
    const added = annas.run((doc, writer) => addBlock(doc, writer, { type: 'budget', parent: block }))
    const amount = added.ok ? added.value : ''
    await until(() => brams.live.tree().nodes.has(amount))
    annas.run((doc, writer) => setField(doc, writer, amount, 'amount', { words: '10', cents: 1000 }))
    await until(() => annas.status().word === 'savedOnRelay')
    brams.run((doc, writer) => deleteBlock(doc, writer, amount))
    await until(() => annas.notices().length === 1)
    expect(annas.notices()[0]).toMatchObject({ title: 'Taal', isPart: true, count: 1 })
  })

  test('also when the text in it was written offline, on an earlier visit', async () => {
    const { anna, agendaId, annas, brams, block } = await together()
    await relay.stop()
    await word(annas, 'offline')
    type(annas, block, 'In de trein')
    await annas.close()
    const later = await anna.visit(agendaId)
    brams.run((doc, writer) => deleteBlock(doc, writer, block))
    await relay.start()
    await until(() => later.notices().some(({ kind }) => kind === 'deletedWhileEditing'))
  })

  test('a block that one has nothing to do with raises none', async () => {
    const { annas, brams, block } = await together()
    const other = section(brams, 'Van Bram')
    await until(() => annas.live.tree().nodes.has(other))
    annas.presence.enter(block, 'body')
    brams.run((doc, writer) => deleteBlock(doc, writer, other))
    await until(() => !annas.live.tree().nodes.has(other))
    expect(annas.notices()).toEqual([])
  })

  test('a notice goes when somebody else restores the block', async () => {
    const { annas, brams, block } = await together()
    annas.presence.enter(block, 'body')
    brams.run((doc, writer) => deleteBlock(doc, writer, block))
    await until(() => annas.notices().length === 1)
    brams.undo.undo()
    await until(() => annas.notices().length === 0)
  })

  test.each(['Anna', 'Bram'])(
    'text that went down unseen is rescued over visits and can be put back (%s is back first)',
    async (first) => {
      const { anna, agendaId, annas, brams, block } = await together()
      const text = type(annas, block, 'Samen. ')
      await until(() => wordsIn(brams, block)?.length === 1)
      await word(annas, 'savedOnRelay')
      await anna.confirmed(annas)
      await relay.stop()
      await word(annas, 'offline')
      annas.doc.transact(() => text.insert(7, 'In de trein 🚆'), keyboard)
      await annas.close()
      brams.doc.transact(() => body(brams.doc, block).delete(1, 1), keyboard)
      if (first === 'Bram') await relay.start().then(() => word(brams, 'savedOnRelay'))
      let later = await anna.visit(agendaId)
      if (first === 'Anna') await relay.start()
      await until(() => later.notices().length === 1)
      expect(later.notices()).toMatchObject([{ kind: 'rescued', block, text: 'In de trein 🚆' }])
      await later.close()

      later = await anna.visit(agendaId)
      await until(() => later.notices().length === 1)
      expect(later.restore(later.notices()[0]?.id ?? '').ok).toBe(true)
      expect(later.notices()).toEqual([])
      await until(() => wordsIn(brams, block)?.includes('In de trein 🚆'))
      await later.close()
      expect((await anna.visit(agendaId)).notices()).toEqual([])
    },
  )

  test('text that the relay had acknowledged is the others’ to remove', async () => {
    const { annas, brams, block } = await together()
    type(annas, block, 'Gelezen door Bram')
    await word(annas, 'savedOnRelay')
    await until(() => wordsIn(brams, block)?.length === 1)
    brams.doc.transact(() => body(brams.doc, block).delete(1, 1), keyboard)
    await until(() => wordsIn(annas, block)?.length === 0)
    expect(annas.notices()).toEqual([])
  })
})

describe('undo', () => {
  test('is of one’s own commands, one by one', async () => {
    const anna = someone('Anna')
    const session = await anna.visit(await anna.make(), { relayUrl: null })
    const one = section(session, 'Een')
    const two = section(session, 'Twee')
    session.undo.undo()
    expect([session.live.tree().nodes.has(one), session.live.tree().nodes.has(two)]).toEqual([true, false])
    session.undo.redo()
    expect(session.live.tree().nodes.has(two)).toBe(true)
  })

  test('of typing is one’s own too, once the editor has said how it types; what another typed stays', async () => {
    const [anna, bram] = [someone('Anna'), someone('Bram')]
    const agendaId = await anna.make()
    const annas = await anna.visit(agendaId)
    annas.undo.addTrackedOrigin(keyboard)
    const block = section(annas, 'Taal')
    await word(annas, 'savedOnRelay')
    const brams = await bram.visit(agendaId)
    type(annas, block, 'Van Anna')
    type(brams, block, 'Van Bram')
    await until(() => wordsIn(annas, block)?.length === 2)
    annas.undo.undo()
    expect(wordsIn(annas, block)).toEqual(['Van Bram'])
    expect(readBlock(annas.doc, block)?.title).toBe('Taal')
  })
})

test('an agenda that becomes newer while it is open can be read but not changed', async () => {
  const [anna, bram] = [someone('Anna'), someone('Bram')]
  const agendaId = await anna.make()
  const session = await anna.visit(agendaId)
  section(session, 'Taal')
  await word(session, 'savedOnRelay')
  const listener = vi.fn()
  session.subscribeStatus(listener)
  relay.doc(agendaId).getMap('agenda').set('schemaVersion', 99)
  await until(() => session.readOnly() === 'agendaIsNewer')
  expect(listener).toHaveBeenCalled()
  expect(session.undo.canUndo()).toBe(false)
  expect(session.run((doc, writer) => setAgendaField(doc, writer, 'title', 'x'))).toEqual({
    ok: false,
    refusal: 'agendaIsNewer',
  })
  expect((await bram.visit(agendaId)).readOnly()).toBe('agendaIsNewer')
})

test('two tabs of one browser work at once, without a relay', async () => {
  const anna = someone('Anna')
  const agendaId = await anna.make()
  const [one, two] = [await anna.visit(agendaId, { relayUrl: null }), await anna.visit(agendaId, { relayUrl: null })]
  const block = section(one, 'Taal')
  await until(() => two.live.tree().nodes.has(block))
  type(two, block, 'Van het tweede tabblad')
  await until(() => wordsIn(one, block)?.length === 1)
})

test('what is saved as a file is the whole agenda', async () => {
  const anna = someone('Anna')
  const session = await anna.visit(await anna.make(), { relayUrl: null })
  const block = section(session, 'Taal')
  const doc = new Y.Doc()
  Y.applyUpdate(doc, contentOf(session.saveAsFile()))
  expect(readBlock(doc, block)?.title).toBe('Taal')
})

describe('what the relay says one may do', () => {
  /** Anna at work in an agenda when its owner makes her a reader. */
  async function madeReader() {
    const anna = someone('anna')
    const agenda = await anna.make()
    const hers = await anna.visit(agenda)
    await word(hers, 'savedOnRelay')
    relay.give('editor')
    await until(() => hers.status().role === 'editor')
    relay.give('reader')
    await until(() => hers.readOnly() === 'reader')
    return { agenda, hers }
  }

  test('a reader sends nothing and reads that all is saved; what a command would write is refused', async () => {
    const anna = someone('anna')
    const agenda = await anna.make()
    const hers = await anna.visit(agenda)
    await word(hers, 'savedOnRelay')
    relay.behaviour.role = 'reader'
    const his = await someone('bram').visit(agenda)
    await word(his, 'savedOnRelay')
    expect(his.readOnly()).toBe('reader')
    const before = Y.encodeStateVector(relay.doc(agenda))
    expect(his.run((doc, writer) => addBlock(doc, writer, { type: 'section', parent: null }))).toEqual({
      ok: false,
      refusal: 'mayNotWrite',
    })
    expect(Y.encodeStateVector(relay.doc(agenda))).toEqual(before)
  })

  test('what was typed as one became a reader waits here, is never called saved, and goes once one may write again', async () => {
    const { agenda, hers } = await madeReader()
    // an editor that hasn't let go yet: the document changes, whatever the role
    addBlock(hers.doc, hers.writer, { type: 'section', parent: null, title: 'Nog niet klaar' })
    await word(hers, 'refused')
    expect(hers.status()).toMatchObject({ couldWrite: true, role: 'reader' })
    expect(hers.status().waiting).toBeGreaterThan(0)
    const isThere = () => relay.doc(agenda).getMap('blocks').size > 0
    expect(isThere()).toBe(false)
    relay.give('editor')
    await word(hers, 'savedOnRelay')
    expect(isThere()).toBe(true)
    expect(hers.readOnly()).toBe(null)
  })

  test('who became a reader has nothing to undo any more: it would change what only she sees', async () => {
    const anna = someone('anna')
    const agenda = await anna.make()
    const hers = await anna.visit(agenda)
    await word(hers, 'savedOnRelay')
    section(hers, 'Taal')
    expect(hers.undo.canUndo()).toBe(true)
    await word(hers, 'savedOnRelay')
    relay.give('reader')
    await until(() => hers.readOnly() === 'reader')
    hers.undo.undo()
    expect(hers.doc.getMap('blocks').size).toBe(1)
    expect(hers.status().word).toBe('savedOnRelay')
  })

  test('who became a reader while words were under way comes back and reads on; they wait', async () => {
    const { agenda, hers } = await madeReader()
    addBlock(hers.doc, hers.writer, { type: 'section', parent: null, title: 'Onderweg' })
    const visits = relay.received
    // they had left before the new role came in
    relay.close(closeCode.notAWriter)
    await until(() => relay.received > visits)
    expect(hers.readOnly()).toBe('reader')
    expect(hers.status().waiting).toBeGreaterThan(0)
    relay.give('editor')
    await word(hers, 'savedOnRelay')
    expect(relay.doc(agenda).getMap('blocks').size).toBe(1)
  })

  test('what was made without a line is brought once, where the relay has none for one, and nobody reads that access was lost', async () => {
    const anna = someone('anna')
    const agenda = await anna.make()
    relay.behaviour.refuses = closeCode.notAllowed
    const bring = vi.fn(async () => {
      relay.behaviour.refuses = null
      return true
    })
    const first = await anna.visit(agenda, { bring })
    const seen = new Set<unknown>()
    first.subscribeStatus(() => seen.add(first.readOnly()))
    section(first, 'In de trein')
    await word(first, 'savedOnRelay')
    expect(relay.doc(agenda).getMap('blocks').size).toBe(1)
    expect([...seen]).toEqual([null])
    // taken away later it is not brought again
    relay.behaviour.refuses = closeCode.notAllowed
    relay.close(closeCode.notAllowed)
    await until(() => first.readOnly() === 'lostAccess')
    expect(bring).toHaveBeenCalledOnce()
    const failing = await anna.visit(agenda, { bring: () => Promise.reject(new Error('not fetched')) })
    await until(() => failing.readOnly() === 'lostAccess')
  })

  test('what the relay had acknowledged when it sent one away is not called unsent on the next visit', async () => {
    const anna = someone('anna')
    const agenda = await anna.make()
    const first = await anna.visit(agenda)
    await word(first, 'savedOnRelay')
    section(first, 'Taal')
    await until(() => first.status().waiting === 0)
    // within the half second in which nobody writes down yet what was acknowledged
    relay.behaviour.refuses = closeCode.notAllowed
    relay.close(closeCode.notAllowed)
    await until(() => first.readOnly() === 'lostAccess')
    expect(first.status().waiting).toBe(0)
    await anna.confirmed(first)
    const again = await anna.visit(agenda)
    await until(() => again.readOnly() === 'lostAccess')
    expect(again.status().waiting).toBe(0)
  })

  test('what it had not is, on this visit and the next', async () => {
    const anna = someone('anna')
    const agenda = await anna.make()
    const first = await anna.visit(agenda)
    await word(first, 'savedOnRelay')
    relay.behaviour.acknowledges = false
    section(first, 'Taal')
    relay.behaviour.refuses = closeCode.notAllowed
    relay.close(closeCode.notAllowed)
    await until(() => first.readOnly() === 'lostAccess')
    expect(first.status().waiting).toBeGreaterThan(0)
    await first.close()
    const again = await anna.visit(agenda)
    await until(() => again.readOnly() === 'lostAccess')
    expect(again.status().waiting).toBeGreaterThan(0)
  })
})
