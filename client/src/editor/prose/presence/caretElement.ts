import { inkOn } from '../../../ui/Avatars.tsx'
import './carets.css'

const nameShownMs = 2000
const isPointedAt = 'is-pointed-at'
/** A little room to point at. */
const roomPx = 4

/**
 * The caret of a colleague. The name is drawn by the style sheet from an attribute, so that it is no text: it isn't
 * found, copied, printed or read aloud. It shows for two seconds after a move, then while one points at it.
 */
export function caretElement(name: string, colour: string): HTMLElement {
  const caret = document.createElement('span')
  caret.className = 'lea-others-caret is-named'
  caret.setAttribute('aria-hidden', 'true')
  caret.dataset.name = name.slice(0, 40)
  caret.style.setProperty('--lea-person', colour)
  caret.style.setProperty('--lea-person-ink', inkOn(colour))
  setTimeout(() => caret.classList.remove('is-named'), nameShownMs)
  requestAnimationFrame(() => {
    // Off the screen it isn't laid out, and measuring would do that.
    if (!caret.checkVisibility({ contentVisibilityAuto: true })) return
    const text = caret.closest('.lea-prose')
    if (text && caret.getBoundingClientRect().left > text.getBoundingClientRect().right - 120) {
      caret.classList.add('is-near-the-edge')
    }
  })
  return caret
}

/** Shows the names of the carets in a text that the pointer is at. They let it through to the text, so nothing else tells them. */
export function pointAtCarets(text: HTMLElement, pointer: { clientX: number; clientY: number } | null): void {
  for (const caret of text.getElementsByClassName('lea-others-caret'))
    caret.classList.toggle(isPointedAt, pointer !== null && isAt(caret.getBoundingClientRect(), pointer))
}

function isAt(
  { left, right, top, bottom }: DOMRect,
  { clientX, clientY }: { clientX: number; clientY: number },
): boolean {
  return clientX >= left - roomPx && clientX <= right + roomPx && clientY >= top && clientY <= bottom
}
