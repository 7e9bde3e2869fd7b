import type { Work } from '../work/Work.ts'

/** Fetched early, and when somebody presses on what can be dragged. */
export const fetchDrag = () => import('../drag/dragBlock.ts')

/**
 * Follows a press of the mouse on the handle of a block, or on its line of the contents: it may become a drag. Let go before that piece
 * is there, or without it (no line yet), it is a click. By touch and by keys there are other ways.
 */
export function startDrag(pressed: PointerEvent, block: string, list: HTMLElement, work: Work): void {
  if (pressed.pointerType !== 'mouse' || pressed.button !== 0) return
  const letGo = new AbortController()
  for (const kind of ['pointerup', 'pointercancel'])
    window.addEventListener(kind, () => letGo.abort(), { capture: true, signal: letGo.signal })
  fetchDrag().then(
    ({ dragBlock }) => {
      if (letGo.signal.aborted) return
      letGo.abort()
      dragBlock(pressed, block, list, work)
    },
    (error: unknown) => {
      letGo.abort()
      console.warn('Dragging is fetched later', error)
    },
  )
}
