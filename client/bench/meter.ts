/** What one visit of a page showed, in milliseconds since its navigation (`keyMs`: per key). */
export type Meter = { firstMs: number; lastMs: number; keyMs: number[] }

/**
 * Runs in the page before anything else of it. Notes when the first and the last block's text are on the screen and how
 * long each key takes to be painted. 'Painted' is the first task after a frame was made: the frame's callback posts a
 * message, and that arrives when the frame is done.
 */
export function installMeter({ first, last }: { first: string; last: string }): void {
  const meter: Meter = { firstMs: 0, lastMs: 0, keyMs: [] }
  const afterThisFrame = (then: () => void) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      then()
    }
    port2.postMessage(null)
  }
  let seenFirst = false
  const look = () => {
    const root = document.getElementById('root')
    const text = root?.checkVisibility() ? (root.textContent ?? '') : ''
    if (!seenFirst && text.includes(first)) {
      seenFirst = true
      afterThisFrame(() => {
        meter.firstMs = performance.now()
      })
    }
    if (!text.includes(last)) requestAnimationFrame(look)
    else
      afterThisFrame(() => {
        meter.lastMs = performance.now()
      })
  }
  requestAnimationFrame(look)
  const onKey = (event: KeyboardEvent) =>
    requestAnimationFrame(() => afterThisFrame(() => meter.keyMs.push(performance.now() - event.timeStamp)))
  window.addEventListener('keydown', onKey, true)
  Object.assign(window, { meter })
}
