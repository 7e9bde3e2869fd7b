import { expect, test, vi } from 'vitest'
import { WebSocket as NodeWebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { Sockets } from './sockets.ts'

const webSocket = NodeWebSocket as unknown as typeof WebSocket

test('a socket that failed before the network came back is none of two in a row', async () => {
  const fetching = vi.fn<typeof fetch>().mockRejectedValue(new TypeError('Failed to fetch'))
  vi.spyOn(console, 'info').mockImplementation(() => undefined)
  const sockets = new Sockets({
    provider: new WebsocketProvider('ws://relay', 'agenda', new Y.Doc(), {
      connect: false,
      WebSocketPolyfill: webSocket,
    }),
    relayUrl: 'ws://relay',
    webSocket,
    fetch: fetching,
    timing: {},
    counting: (Socket) => Socket,
    taken: vi.fn(),
    offline: vi.fn(),
  })
  const fail = () => {
    sockets.opening()
    sockets.broke()
  }
  fail()
  // what the browser's 'online' leads to
  sockets.trySocket()
  fail()
  await vi.dynamicImportSettled()
  expect(fetching).not.toHaveBeenCalled()
  fail()
  await vi.waitFor(() => expect(fetching).toHaveBeenCalled())
})
