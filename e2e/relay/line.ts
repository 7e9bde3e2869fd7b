import { syncPath } from '@lea/protocol'
import type { BrowserContext, WebSocketRoute } from '@playwright/test'

/**
 * One person's line to the relay. While it is cut, open sockets are closed, new ones close at once, and requests fail. While it is
 * stuck, what the person sends stays on the way, and what the relay says still comes in.
 */
export type Line = { cut: () => Promise<void>; mend: () => void; stick: () => void }

/** Puts itself between a browser and the relay. To be called before the page is opened. */
export async function takeLine(context: BrowserContext): Promise<Line> {
  const ends = new Set<WebSocketRoute>()
  let isCut = false
  let isStuck = false
  await context.routeWebSocket(new RegExp(syncPath), async (socket) => {
    if (isCut) return socket.close()
    // Both ends: the page hears that its line is gone, and so does the relay.
    const relay = socket.connectToServer()
    ends.add(socket).add(relay)
    socket.onMessage((message) => {
      if (!isStuck) relay.send(message)
    })
  })
  // Without this the page would find that the relay answers to requests, and go on with those.
  await context.route(/\/health$|\/exchange\?/, (route) => (isCut ? route.abort() : route.continue()))
  return {
    cut: async () => {
      isCut = true
      await Promise.all([...ends].map((end) => end.close()))
      ends.clear()
    },
    mend: () => {
      isCut = false
      isStuck = false
    },
    stick: () => {
      isStuck = true
    },
  }
}
