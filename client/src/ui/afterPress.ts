/**
 * Does something once the mouse button or finger that is down now has come up, and what was pressed has had its click; at once
 * when nothing is pressed. For what makes room on the page when a field is left: it would move away what is being pressed.
 */
export function afterPress(deed: () => void): void {
  if (!document.body.matches(':active')) {
    deed()
    return
  }
  const isOver = new AbortController()
  const end = () => {
    isOver.abort()
    setTimeout(deed)
  }
  for (const name of ['pointerup', 'pointercancel']) window.addEventListener(name, end, { signal: isOver.signal })
}
