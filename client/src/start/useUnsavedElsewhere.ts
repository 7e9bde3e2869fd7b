import { useEffect, useState } from 'react'
import { readMarks } from '../device/readMarks.ts'
import { useShelf } from './ShelfContext.ts'

/** No tab is told when another one's storage fails. */
const lookMs = 2_000

const none: ReadonlySet<string> = new Set()

/** The agendas of which a tab holds something that is saved nowhere; looked at again every few seconds. */
export function useUnsavedElsewhere(): ReadonlySet<string> {
  const { device } = useShelf()
  const [found, setFound] = useState(none)
  useEffect(() => {
    let isOver = false
    const look = async () => {
      const unsaved = await readMarks('unsaved', (await device).database.name)
      if (!isOver) setFound((before) => ([...unsaved].join() === [...before].join() ? before : unsaved))
    }
    const tryToLook = () => look().catch((error: unknown) => console.warn('The other tabs are not known', error))
    void tryToLook()
    const timer = setInterval(tryToLook, lookMs)
    return () => {
      isOver = true
      clearInterval(timer)
    }
  }, [device])
  return found
}
