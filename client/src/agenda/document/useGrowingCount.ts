import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'

/**
 * How many of `total` rows to draw: what fits the window at once if no row is lower than `rowPx`, the rest in idle moments,
 * `step` in each, and everything before a print. `atLeast` makes sure that a row someone asks for is there. The count
 * never falls while the page stands.
 */
export function useGrowingCount(total: number, rowPx: number, step: number, atLeast = 0): number {
  const [shown, setShown] = useState(() => Math.ceil(window.innerHeight / rowPx))
  // remembered at once: when nobody asks for the row any more it would be taken away under the focus that just came to it
  if (atLeast > shown) setShown(atLeast)
  const count = Math.min(total, Math.max(shown, atLeast))
  const complete = count >= total

  useEffect(() => {
    if (complete) return
    const drawAll = () => flushSync(() => setShown(Number.POSITIVE_INFINITY))
    const idle = whenIdle(() => setShown(count + step))
    window.addEventListener('beforeprint', drawAll)
    return () => {
      idle()
      window.removeEventListener('beforeprint', drawAll)
    }
  }, [complete, count, step])

  return count
}

/** Calls once the browser has nothing better to do; Safari has no word for that, so there the next frames but one. */
function whenIdle(work: () => void): () => void {
  if (typeof requestIdleCallback === 'function') {
    const handle = requestIdleCallback(work, { timeout: 200 })
    return () => cancelIdleCallback(handle)
  }
  const handle = setTimeout(work, 32)
  return () => clearTimeout(handle)
}
