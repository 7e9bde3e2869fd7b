import { m } from '../../paraglide/messages.js'
import { blockElement } from '../document/blockElement.ts'
import { titleOf } from '../texts/titleOf.ts'
import type { Work } from '../work/Work.ts'
import './dragBlock.css'
import { type Aim, aimInContents, aimInText } from './aim.ts'
import { standsThere } from './placeInText.ts'

/** So far the mouse goes before a press is no click any more. */
const clickPx = 6
/** So far beside the text, or the contents, one still means it. */
const sidePx = 48
/** This near the edge of the window the page scrolls along, at most so much per frame. */
const edgePx = 72
const scrollPx = 14

/**
 * Follows a press of the mouse on the handle of a block, or on its line of the contents: once it moves, a line shows where the block would
 * land, and it is moved there when the mouse is let go, as 'Verplaats naar…' does. Escape leaves it where it is; a press that doesn't
 * move is a click.
 */
export function dragBlock(pressed: PointerEvent, block: string, list: HTMLElement, work: Work): void {
  const { live } = work.session
  const contents = list.closest('.sheet')
  const end = new AbortController()
  let at = { x: pressed.clientX, y: pressed.clientY }
  let aim: Aim | undefined
  let isDragging = false

  const look = () => {
    aim?.hide()
    const box = list.getBoundingClientRect()
    const isBeside = at.x < box.left - sidePx || at.x > box.right + sidePx
    const under = isBeside ? null : document.elementFromPoint(box.left + box.width / 2, at.y)
    aim =
      list.contains(under) && under
        ? (contents ? aimInContents : aimInText)(live.tree(), block, under, at.y)
        : undefined
  }

  const step = () => {
    if (end.signal.aborted) return
    const { top, bottom } = contents?.getBoundingClientRect() ?? { top: 0, bottom: window.innerHeight }
    const over = Math.max(at.y - (bottom - edgePx), 0) - Math.max(top + edgePx - at.y, 0)
    const by = Math.sign(over) * Math.min(scrollPx, Math.abs(over) / 4)
    if (over !== 0) (contents ?? window).scrollBy(0, by)
    look()
    requestAnimationFrame(step)
  }

  const begin = () => {
    isDragging = true
    document.documentElement.dataset.dragging = ''
    blockElement(block)?.setAttribute('data-dragged', '')
    work.voice.say(m.agenda_drag_began({ title: titleOf(live, block) }))
    step()
  }

  const stop = () => {
    end.abort()
    aim?.hide()
    delete document.documentElement.dataset.dragging
    blockElement(block)?.removeAttribute('data-dragged')
  }

  const on = <Kind extends keyof WindowEventMap>(kind: Kind, listener: (event: WindowEventMap[Kind]) => void) =>
    window.addEventListener(kind, listener, { signal: end.signal, capture: true })
  on('pointermove', ({ clientX: x, clientY: y, buttons }) => {
    // let go where this window doesn't hear of it
    if (buttons === 0) return stop()
    at = { x, y }
    if (!isDragging && Math.hypot(x - pressed.clientX, y - pressed.clientY) >= clickPx) begin()
  })
  on('pointercancel', stop)
  on('blur', (event) => {
    if (event.target === window) stop()
  })
  on('keydown', (event) => {
    if (event.key !== 'Escape' || !isDragging) return
    event.preventDefault()
    event.stopPropagation()
    stop()
    work.voice.say(m.agenda_drag_left())
  })
  on('pointerup', () => {
    if (isDragging) look()
    stop()
    if (!isDragging) return
    // let go over the handle it is a click as well, which would open the menu
    const swallow = (click: Event) => click.stopPropagation()
    window.addEventListener('click', swallow, { capture: true, once: true })
    setTimeout(() => window.removeEventListener('click', swallow, { capture: true }), 0)
    if (aim && !standsThere(live.tree(), block, aim)) work.moveTo(block, aim.parent, aim.after)
    else work.voice.say(m.agenda_drag_left())
  })
}
