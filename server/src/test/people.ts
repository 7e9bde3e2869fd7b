import { onTestFinished } from 'vitest'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'

export type Person = {
  doc: Y.Doc
  provider: WebsocketProvider
  /** The text that everybody in these tests writes in. */
  text: Y.Text
}

let rooms = 0

/** The name of an agenda that no other test has. */
export function newAgendaId(): string {
  rooms += 1
  return `agenda-${process.pid}-${String(rooms).padStart(8, '0')}`
}

/** Someone with the stock y-websocket client, as any Node script would use it. Gone when the test is. */
export function person(
  syncUrl: string,
  agendaId: string,
  options: { doc?: Y.Doc; params?: Record<string, string> } = {},
): Person {
  const { doc = new Y.Doc(), params = {} } = options
  const provider = new WebsocketProvider(syncUrl, agendaId, doc, {
    // The type is the browser's; the class of `ws` is made to stand in for it.
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
    maxBackoffTime: 200,
    params,
  })
  onTestFinished(() => {
    provider.destroy()
    doc.destroy()
  })
  return { doc, provider, text: doc.getText('text') }
}

/** Resolves when the provider has heard that it has everything. */
export function synced({ provider }: Person): Promise<void> {
  return until(() => provider.synced)
}

/** What is played for hours by hand may have to wait for others on the machine. */
const patienceMs = process.env.BY_HAND === 'yes' ? 120_000 : 10_000

/** Resolves as soon as something is true; rejects when it isn't within ten seconds. */
export async function until(isTrue: () => boolean): Promise<void> {
  const deadline = performance.now() + patienceMs
  while (!isTrue()) {
    if (performance.now() > deadline) throw new Error(`Waited in vain for ${isTrue}`)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
