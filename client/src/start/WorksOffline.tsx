import { useEffect, useState } from 'react'
import { m } from '../paraglide/messages.js'

/** Says so once the browser keeps all that the program needs to start without a line. */
export function WorksOffline() {
  const [isKept, setKept] = useState(false)
  useEffect(() => {
    let isHere = true
    arePagesKept()
      .then((answer) => {
        if (isHere) setKept(answer)
      })
      .catch((error: unknown) => console.warn('Not known whether the pages are kept', error))
    return () => {
      isHere = false
    }
  }, [])
  return <p role="status">{isKept ? m.start_works_offline() : ''}</p>
}

/** Waits for the worker, which has fetched everything when it is there; a browser may have thrown that away since. */
async function arePagesKept(): Promise<boolean> {
  await navigator.serviceWorker?.ready
  return (await globalThis.caches?.match('/')) !== undefined
}
