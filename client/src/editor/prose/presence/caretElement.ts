import { inkOn } from '../../../ui/Avatars.tsx'
import './carets.css'

const nameShownMs = 2000

/**
 * The caret of a colleague. The name is drawn by the style sheet from an attribute, so that it is no text: it isn't
 * found, copied, printed or read aloud. It shows for two seconds after a move, then on hover.
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
