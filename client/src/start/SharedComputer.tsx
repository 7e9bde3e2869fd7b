import { useState } from 'react'
import { isSharedComputer } from '../device/sharedComputer.ts'
import { m } from '../paraglide/messages.js'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { fetchRare, type Shelf } from './Shelf.ts'
import { useShelf, useShelfView } from './ShelfContext.ts'

/** Whether this computer is shared, among the settings. */
export function SharedComputer() {
  return (
    <section aria-labelledby="shared-computer" className="shared-computer">
      <h3 id="shared-computer" className="lea-field__label">
        {m.start_shared()}
      </h3>
      <Choice />
    </section>
  )
}

/** The same on the first page that a browser shows, folded: few need it there, and they need it before they type a name. */
export function SharedComputerFolded() {
  const { forgets } = useShelfView()
  // a browser without storage has no choice about it
  if (forgets === 'unavailable') return null
  return (
    <details className="shared-computer">
      <summary>{m.start_shared()}</summary>
      <Choice />
    </details>
  )
}

/** What it means, and the button that changes it: on a shared computer nothing stays after closing. */
function Choice() {
  const shelf = useShelf()
  const isShared = isSharedComputer()
  const [problem, setProblem] = useState<string | null>(null)
  const change = async () => {
    const outcome = await tryToShare(shelf, !isShared)
    // on the same page: who came by a link still goes there
    if (outcome === null) window.location.reload()
    else
      setProblem(
        outcome === 'failed' ? m.start_shared_failed() : m.start_shared_refused({ titles: outcome.join(', ') }),
      )
  }
  return (
    <>
      <p className="lea-quiet">{isShared ? m.start_shared_is() : m.start_shared_is_not()}</p>
      <Button onPress={() => void change()}>{isShared ? m.start_shared_stop() : m.start_shared_begin()}</Button>
      {problem === null ? null : <Notice isLive kind="warning" title={problem} />}
    </>
  )
}

/**
 * Makes this computer a shared one, or one's own again; the page has to be loaded anew. null: done. Else the titles of the
 * agendas that are in the way, or that it failed.
 */
async function tryToShare(shelf: Shelf, isShared: boolean): Promise<string[] | 'failed' | null> {
  try {
    const [{ database }, rare] = await Promise.all([shelf.device, fetchRare()])
    return await rare.share(database, isShared)
  } catch (error) {
    console.warn('Whether this computer is shared could not be changed', error)
    return 'failed'
  }
}
