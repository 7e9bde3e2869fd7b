import { useState } from 'react'
import { isSharedComputer } from '../device/sharedComputer.ts'
import { m } from '../paraglide/messages.js'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { useShelf } from './ShelfContext.ts'

/** Whether this computer is shared: then nothing stays on it after closing. */
export function SharedComputer() {
  const shelf = useShelf()
  const isShared = isSharedComputer()
  const [problem, setProblem] = useState<string | null>(null)
  const change = async () => {
    const outcome = await shelf.share(!isShared)
    if (outcome === null) window.location.assign('/')
    else
      setProblem(
        outcome === 'failed' ? m.start_shared_failed() : m.start_shared_refused({ titles: outcome.join(', ') }),
      )
  }
  return (
    <section aria-labelledby="shared-computer" className="shared-computer">
      <h3 id="shared-computer" className="lea-field__label">
        {m.start_shared()}
      </h3>
      <p className="lea-quiet">{isShared ? m.start_shared_is() : m.start_shared_is_not()}</p>
      <Button onPress={() => void change()}>{isShared ? m.start_shared_stop() : m.start_shared_begin()}</Button>
      {problem === null ? null : <Notice isLive kind="warning" title={problem} />}
    </section>
  )
}
