/** Time as the relay uses it. The simulation has one that only moves when it says so. */
export type Clock = {
  /** Milliseconds since some moment. Never goes back. */
  now: () => number
  /** Milliseconds since 1970. */
  date: () => number
  /** Does something later; answers a function that prevents it. */
  after: (ms: number, work: () => void) => () => void
  /** Does something when all that has arrived in this turn of the event loop has been read. */
  nextTurn: (work: () => void) => void
}

export const systemClock: Clock = {
  now: () => performance.now(),
  date: () => Date.now(),
  after: (ms, work) => {
    const timer = setTimeout(work, ms)
    return () => clearTimeout(timer)
  },
  nextTurn: (work) => {
    setImmediate(work)
  },
}
