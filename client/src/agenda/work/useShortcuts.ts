import { useEffect } from 'react'
import { useOpenAgenda } from '../desk/AgendaContext.ts'

/** Undo and redo from everywhere on the page. In a text the editor does them, in a field the browser does. */
export function useShortcuts(): void {
  const { work } = useOpenAgenda()
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey || !(event.ctrlKey || event.metaKey) || isWriting(event.target)) return
      const key = event.key.toLowerCase()
      if (key === 'z' && !event.shiftKey) work.undo()
      else if (key === 'y' || (key === 'z' && event.shiftKey)) work.redo()
      else return
      event.preventDefault()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [work])
}

function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || target.closest('input, textarea, select') !== null)
  )
}
