/**
 * Does something after `delayMs`, ahead of what else the page has to do by then, where the browser keeps such an order: a
 * timer waits behind all of that, and on a busy machine that takes a second. Answers what calls it off.
 */
export function promptly(work: () => void, delayMs: number): () => void {
  const { scheduler } = globalThis as { scheduler?: Scheduler }
  if (!scheduler) {
    const timer = setTimeout(work, delayMs)
    return () => clearTimeout(timer)
  }
  const controller = new AbortController()
  scheduler
    .postTask(work, { delay: delayMs, priority: 'user-blocking', signal: controller.signal })
    .catch((error: unknown) => {
      if (!controller.signal.aborted) throw error
    })
  return () => controller.abort()
}
