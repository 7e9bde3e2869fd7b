/** A browser lets the version that is there finish its answers first, and may take minutes to see that it has. */
const longestMs = 5_000

export type TakingOver = {
  container: Pick<ServiceWorkerContainer, 'addEventListener'>
  registration: Pick<ServiceWorkerRegistration, 'unregister'>
  waiting: Pick<ServiceWorker, 'postMessage'>
  /** Whether the server can give the pages itself. */
  isServerThere: () => Promise<boolean>
}

/**
 * Has a newer version answer from now on. When the browser doesn't get round to it and the server is there, nothing in the browser
 * answers any more, so that the next load comes from the server; what is kept stays. Resolves when the page can be loaded anew.
 */
export async function takeOver({ container, registration, waiting, isServerThere }: TakingOver): Promise<void> {
  const hasTaken = new Promise<true>((resolve) => {
    container.addEventListener('controllerchange', () => resolve(true), { once: true })
  })
  waiting.postMessage('take over')
  const isLate = new Promise<false>((resolve) => setTimeout(() => resolve(false), longestMs))
  if ((await Promise.race([hasTaken, isLate])) || !(await isServerThere())) return
  console.warn('The version that was there does not make way')
  await registration.unregister()
}

/** Asks the server itself: a worker doesn't answer for its own file. */
export async function isServerThere(): Promise<boolean> {
  try {
    return (await fetch('/sw.js', { cache: 'no-store' })).ok
  } catch {
    // no network is an answer too
    return false
  }
}
