import { useEffect } from 'react'
import { useOpenAgenda } from '../desk/AgendaContext.ts'

/** Undo, redo and the palette from everywhere on the page. In a text the editor does them, in a field the browser does. */
export function useShortcuts(): void {
  const { desk, work } = useOpenAgenda()
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey || !(event.ctrlKey || event.metaKey)) return
      const key = event.key.toLowerCase()
      // with words selected it makes a link: then the editor has taken it
      if (key === 'k' && !event.shiftKey) desk.openDialog({ name: 'palette' })
      else if (isWriting(event.target)) return
      else if (key === 'z' && !event.shiftKey) work.undo()
      else if (key === 'y' || (key === 'z' && event.shiftKey)) work.redo()
      else return
      event.preventDefault()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [desk, work])
}

function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || target.closest('input, textarea, select') !== null)
  )
}
