let waiting: (() => void)[] = []
let isListening = false

/**
 * Calls back in the task after the next frame: what a person waits for is on the screen then, and what isn't on it gets
 * its turn. In order, and at once when the page is hidden or left, because then there are no frames.
 */
export function afterFrame(then: () => void): void {
  waiting.push(then)
  if (waiting.length > 1) return
  if (globalThis.document === undefined || document.hidden) {
    setTimeout(callBack)
    return
  }
  listen()
  // the frame's own callback comes before the frame is made
  requestAnimationFrame(() => setTimeout(callBack))
}

function callBack(): void {
  const all = waiting
  waiting = []
  for (const then of all) {
    try {
      then()
    } catch (error) {
      // it is reported as any other, and takes no other along
      setTimeout(() => {
        throw error
      })
    }
  }
}

function listen(): void {
  if (isListening) return
  isListening = true
  addEventListener('pagehide', callBack)
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) callBack()
  })
}
