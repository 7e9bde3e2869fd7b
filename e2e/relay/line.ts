import { syncPath } from '@lea/protocol'
import type { BrowserContext, WebSocketRoute } from '@playwright/test'

/** One person's line to the relay. While it is cut, open sockets are closed and new ones close at once. */
export type Line = { cut: () => Promise<void>; mend: () => void }

/** Puts itself between a browser and the relay. To be called before the page is opened. */
export async function takeLine(context: BrowserContext): Promise<Line> {
  const sockets = new Set<WebSocketRoute>()
  let isCut = false
  await context.routeWebSocket(new RegExp(syncPath), async (socket) => {
    if (isCut) return socket.close()
    socket.connectToServer()
    sockets.add(socket)
  })
  return {
    cut: async () => {
      isCut = true
      await Promise.all([...sockets].map((socket) => socket.close()))
      sockets.clear()
    },
    mend: () => {
      isCut = false
    },
  }
}
