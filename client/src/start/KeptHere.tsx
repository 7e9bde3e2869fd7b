import { useEffect, useState } from 'react'
import { type Persistence, readPersistence } from '../device/persistence.ts'
import { m } from '../paraglide/messages.js'

const words = {
  kept: m.start_storage_kept,
  mayBeCleared: m.start_storage_may_be_cleared,
  unknown: m.start_storage_unknown,
} satisfies Record<Persistence, () => string>

/** Whether the browser has promised to keep what stands on this device. It is asked after the first change in an agenda. */
export function KeptHere() {
  const [persistence, setPersistence] = useState<Persistence>()
  useEffect(() => {
    let isHere = true
    void readPersistence().then((answer) => {
      if (isHere) setPersistence(answer)
    })
    return () => {
      isHere = false
    }
  }, [])
  return (
    <section aria-labelledby="kept-here">
      <h3 id="kept-here" className="lea-field__label">
        {m.start_storage()}
      </h3>
      <p className="lea-quiet" role="status">
        {persistence === undefined ? '' : words[persistence]()}
      </p>
    </section>
  )
}
