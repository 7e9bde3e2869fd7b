/** Something that is read as a whole and says when it may have changed. */
export type Source<T> = { read: () => T; subscribe: (listener: () => void) => () => void }

/** Does something when nothing more urgent is to be done, at the latest after a second; the answer is the way not to. */
export type Idle = (work: () => void) => () => void

const latestMs = 1_000

export const whenIdle: Idle = (work) => {
  if (typeof requestIdleCallback === 'function') {
    const handle = requestIdleCallback(work, { timeout: latestMs })
    return () => cancelIdleCallback(handle)
  }
  // Safari has no idle moments to give away; after a moment what was pressed is drawn.
  const timer = setTimeout(work, 50)
  return () => clearTimeout(timer)
}

/**
 * Reads a source now and after every change, each time in an idle moment: an overview of a large agenda takes long enough to hold
 * up a key. Many changes before such a moment are one reading. `tell` hears every answer, `fail` what reading threw.
 */
export function followWhenIdle<T>(
  source: Source<T>,
  { tell, fail }: { tell: (value: T) => void; fail: (error: unknown) => void },
  idle: Idle = whenIdle,
): () => void {
  let cancel: (() => void) | undefined
  const read = () => {
    cancel = undefined
    let value: T
    try {
      value = source.read()
    } catch (error) {
      fail(error)
      return
    }
    tell(value)
  }
  const ask = () => {
    cancel ??= idle(read)
  }
  const stop = source.subscribe(ask)
  ask()
  return () => {
    stop()
    cancel?.()
  }
}
