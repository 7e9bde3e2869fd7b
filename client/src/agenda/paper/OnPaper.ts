import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { lazyPart } from '../../ui/lazyPart.tsx'

/** What a print of the document has and the screen hasn't: `head` above the text, `tail` below it. Fetched early, drawn for a print only. */
export const OnPaper = lazyPart<{ part: 'head' | 'tail' }>(() => import('./PaperPart.tsx'))

/** Prints with what only paper has, also in the first second: the browser itself waits for nothing. Without it when it can't be fetched. */
export async function print(): Promise<void> {
  try {
    await OnPaper.preload()
  } catch (error) {
    console.warn('Printed without head', error)
  }
  window.print()
}

/** Whether the page is being printed: drawn at once, because the browser takes its picture right after the event. */
export function useIsPrinted(): boolean {
  const [isPrinted, setIsPrinted] = useState(false)
  useEffect(() => {
    const follow = ({ type }: Event) => flushSync(() => setIsPrinted(type === 'beforeprint'))
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'p' || event.ctrlKey === event.metaKey || event.altKey || event.shiftKey) return
      event.preventDefault()
      void print()
    }
    window.addEventListener('keydown', onKeyDown)
    window.addEventListener('beforeprint', follow)
    window.addEventListener('afterprint', follow)
    return () => {
      window.removeEventListener('keydown', onKeyDown)
      window.removeEventListener('beforeprint', follow)
      window.removeEventListener('afterprint', follow)
    }
  }, [])
  return isPrinted
}
