import { type AddressInfo, createServer } from 'node:net'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { WebSocket as NodeWebSocket } from 'ws'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { BrowserLocks } from '../../test/locks.ts'
import { TestRelay } from '../../test/relay.ts'
import { Line } from '../line.ts'
import { StatusLog } from '../runningSession.ts'

const agendaId = 'an-agenda-in-several-tabs'

/** The channels of the tab that is being opened: a tab that dies or freezes says and hears nothing any more. */
let opening: NotedChannel[] = []

class NotedChannel extends BroadcastChannel {
  constructor(name: string) {
    super(`${browsers}:${name}`)
    opening.push(this)
  }

  /** Closed at the end all the same. */
  freeze(): void {
    this.postMessage = () => undefined
    Object.defineProperty(this, 'onmessage', { value: null })
  }
}

let relay: TestRelay
let browser: BrowserLocks
let browsers = 0
let closing: (() => void)[] = []

beforeEach(async () => {
  vi.stubGlobal('BroadcastChannel', NotedChannel)
  vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  relay = await TestRelay.start()
  startBrowser()
})

afterEach(async () => {
  for (const close of closing) close()
  closing = []
  await relay.stop()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

const eventually = (holds: () => void) => vi.waitFor(holds, { timeout: 8_000, interval: 5 })

function startBrowser(): void {
  browser = new BrowserLocks()
  browsers++
}

/** `isReached`: it is waited for until the relay has answered; left out: so it is. */
async function openTab({ isReached = true, reaches = () => relay.url } = {}) {
  const { locks, die } = browser.tab()
  const sockets: WebSocket[] = []
  const webSocket = class extends NodeWebSocket {
    constructor(url: string) {
      super(url.replace(relay.url, reaches()))
      this.on('error', () => undefined)
      sockets.push(this as unknown as WebSocket)
    }
  } as unknown as typeof WebSocket
  const doc = new Y.Doc()
  const awareness = new Awareness(doc)
  awareness.setLocalState({ user: { name: 'Anna' } })
  const status = new StatusLog()
  status.tell({ type: 'device', state: 'saved' })
  opening = []
  const channels = opening
  const line = new Line({
    agendaId,
    doc,
    awareness,
    relayUrl: relay.url,
    earlier: { waiting: 0, places: new Set() },
    tell: status.tell,
    webSocket,
    locks,
  })
  const close = () => {
    line.close()
    awareness.destroy()
    doc.destroy()
  }
  closing.push(close)
  if (isReached) await eventually(() => expect(line.isComplete()).toBe(true))
  const freeze = () => {
    for (const channel of channels) channel.freeze()
    for (const socket of sockets) socket.onmessage = null
  }
  /** As the browser ends a tab that crashed: its socket closes, its locks are free, nobody says goodbye. */
  const crash = () => {
    freeze()
    for (const socket of sockets) (socket as unknown as NodeWebSocket).terminate()
    die()
  }
  const text = doc.getText('text')
  return { line, doc, awareness, status, text, sockets, close, freeze, crash }
}

const onRelay = () => relay.doc(agendaId).getText('text').toString()

test('three tabs have one line to the relay: each one’s words reach it, and each hears when its own are safe', async () => {
  const tabs = [await openTab(), await openTab(), await openTab()]
  for (const [at, { text }] of tabs.entries()) text.insert(text.length, `${at}`)
  await eventually(() => {
    expect([...onRelay()].sort()).toEqual(['0', '1', '2'])
    for (const { line, text } of tabs) {
      expect(line.isComplete()).toBe(true)
      expect(text.toString()).toBe(onRelay())
    }
  })
  expect(relay.connections).toBe(1)
  expect(tabs.map(({ sockets }) => sockets.length)).toEqual([1, 0, 0])

  relay.behaviour.acknowledges = false
  tabs[2]?.text.insert(0, 'niet bevestigd')
  await eventually(() => expect(onRelay()).toContain('niet bevestigd'))
  expect(tabs[2]?.status.read()).toMatchObject({ word: 'saving', waiting: 1, acknowledged: false })
  // nothing of theirs waits, and they were not told what isn't safe
  expect(tabs[1]?.status.read()).toMatchObject({ word: 'savedOnRelay', waiting: 0 })
  expect(tabs[1]?.text.toString()).not.toContain('niet bevestigd')
})

test('what a colleague writes is in all tabs, and all of them are seen until they close', async () => {
  const colleague = await openTab()
  startBrowser()
  const [one, other] = [await openTab(), await openTab()]
  // this relay tells who comes in of nobody who is here already
  colleague.awareness.setLocalState({ user: { name: 'Bram' } })
  colleague.text.insert(0, 'van Bram')
  const clients = ({ awareness }: typeof one) => [...awareness.getStates().keys()].sort()
  const everybody = [one, other, colleague].map(({ doc }) => doc.clientID).sort()
  await eventually(() => {
    for (const { text } of [one, other]) expect(text.toString()).toBe('van Bram')
    for (const tab of [one, other]) expect(clients(tab)).toEqual(everybody)
    expect(clients(colleague)).toEqual(everybody)
  })
  other.crash()
  await eventually(() => {
    expect(clients(one)).not.toContain(other.doc.clientID)
    expect(clients(colleague)).not.toContain(other.doc.clientID)
  })
})

for (const how of ['closes', 'crashes', 'freezes'] as const) {
  test(`the tab that holds the line ${how} while another one writes: that one takes over, and brings it`, async () => {
    const [holder, second, third] = [await openTab(), await openTab(), await openTab()]
    second.text.insert(0, 'eerst. ')
    await eventually(() => expect(onRelay()).toBe('eerst. '))
    if (how === 'closes') holder.close()
    else if (how === 'crashes') holder.crash()
    else holder.freeze()
    second.text.insert(second.text.length, 'en toen.')
    expect(second.status.read()).toMatchObject({ word: 'saving', acknowledged: false })
    await eventually(() => expect(second.status.read()).toMatchObject({ word: 'savedOnRelay', waiting: 0 }))
    expect(onRelay()).toBe('eerst. en toen.')
    await eventually(() => expect(third.text.toString()).toBe('eerst. en toen.'))
    await eventually(() => expect(relay.connections).toBe(1))
  })
}

test('the relay sends one tab’s line away: each tab reads why, and is back when it may', async () => {
  const tabs = [await openTab(), await openTab()]
  await relay.stop()
  for (const { status, text } of tabs) {
    await eventually(() => expect(status.read()).toMatchObject({ word: 'offline' }))
    text.insert(0, 'x')
    expect(status.read()).toMatchObject({ word: 'offline', waiting: 1 })
  }
  await relay.start()
  for (const { status } of tabs) await eventually(() => expect(status.read().word).toBe('savedOnRelay'))
  expect(onRelay()).toBe('xx')
  expect(relay.connections).toBe(1)
})

test('a tab that is opened while the one with the line finds no relay says so at once, and not when the next attempt has failed', async () => {
  const silent = createServer(() => undefined)
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
  const { port } = silent.address() as AddressInfo
  let isSilent = false
  const reaches = () => (isSilent ? `ws://127.0.0.1:${port}` : relay.url)
  try {
    const holder = await openTab({ reaches })
    isSilent = true
    await relay.stop()
    await eventually(() => expect(holder.status.read().word).toBe('offline'))
    // an attempt that gets no answer, as one that the browser itself puts off
    await eventually(() => expect(holder.sockets.length).toBeGreaterThan(1))
    const second = await openTab({ isReached: false, reaches })
    await vi.waitFor(() => expect(second.status.read().word).toBe('offline'), { timeout: 1_000, interval: 5 })
    expect(holder.sockets.filter(({ readyState }) => readyState === NodeWebSocket.CONNECTING)).toHaveLength(1)
    // and the same of the next one when the one with the line is gone
    holder.crash()
    const third = await openTab({ isReached: false, reaches })
    await vi.waitFor(() => expect(third.status.read().word).toBe('offline'), { timeout: 1_000, interval: 5 })
  } finally {
    silent.close()
  }
})
