import { isServerThere, takeOver } from './takeOver.ts'

/** A newer version that takes longer to fetch comes with the notice that it is there. */
const longestMs = 30_000

/**
 * Loads this page anew, in the newest version that the server has. A plain reload is answered by the worker, with the version
 * that it keeps: who is told that this program is too old would get it again.
 */
export async function loadAnew(): Promise<void> {
  try {
    await Promise.race([takeNewer(), tooLong()])
  } catch (error) {
    console.warn('A newer version could not be fetched', error)
  }
  window.location.reload()
}

async function takeNewer(): Promise<void> {
  const container = navigator.serviceWorker
  const registration = await container?.getRegistration()
  const waiting = registration && (await fetchNewer(registration))
  if (waiting) await takeOver({ container, registration, waiting, isServerThere })
}

/** The worker of a newer version, ready to take over; undefined when there is none. */
async function fetchNewer(registration: ServiceWorkerRegistration): Promise<ServiceWorker | undefined> {
  await registration.update()
  const { installing } = registration
  if (installing) await untilInstalled(installing)
  return registration.waiting ?? undefined
}

/** Also when it failed: then there is none that waits. */
function untilInstalled(worker: ServiceWorker): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (worker.state !== 'installing') resolve()
    }
    worker.addEventListener('statechange', look)
    look()
  })
}

function tooLong(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, longestMs))
}
