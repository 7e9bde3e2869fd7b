import { Plugin, PluginKey } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'

/** Between what one works in and what floats at the foot of the window. */
const roomPx = 8

/** Where the window ends for who works in a text: above a keyboard on the screen, the bar at its foot, and notices. */
export function footOfWindow(): number {
  const seen = window.visualViewport
  const bar = document.querySelector('.bottom-bar')
  return Math.min(
    window.innerHeight,
    seen ? seen.offsetTop + seen.height : Number.POSITIVE_INFINITY,
    bar && getComputedStyle(bar).position === 'fixed' ? topOf(bar) : Number.POSITIVE_INFINITY,
    ...[...document.querySelectorAll('.lea-toasts .lea-notice')].map(topOf),
  )
}

/**
 * Keeps the line that one types in from lying under the notices at the foot of the window: the page scrolls when one comes, and
 * when the caret goes there.
 */
export function aboveNoticesPlugin(): Plugin {
  return new Plugin({
    key: new PluginKey('leaAboveNotices'),
    view: (view) => {
      const notices = document.querySelector('[data-live-announcer] > .lea-toasts')
      const ending = new AbortController()
      const growth = new ResizeObserver(() => clear())
      // nothing is measured at a key while there is no notice
      const clear = () => {
        const first = notices?.querySelector('.lea-notice')
        if (first && view.hasFocus()) scrollAbove(view, topOf(first))
      }
      if (notices) growth.observe(notices)
      document.addEventListener('selectionchange', clear, { signal: ending.signal })
      return {
        destroy: () => {
          ending.abort()
          growth.disconnect()
        },
      }
    },
  })
}

function scrollAbove(view: EditorView, foot: number): void {
  const { bottom } = view.coordsAtPos(view.state.selection.head)
  if (bottom + roomPx > foot) window.scrollBy({ top: bottom + roomPx - foot, behavior: 'instant' })
}

function topOf(element: Element): number {
  return element.getBoundingClientRect().top
}
