import { takeFocus } from '../../editor/index.ts'
import type { Place } from '../desk/Desk.ts'
import { blockElement } from './blockElement.ts'

/**
 * Scrolls to a place and gives it the focus; false when its block isn't drawn yet. A text takes the focus by itself
 * when its editor comes up; an editor that is there already (its block was moved) is given it back.
 */
export function bringIntoView(place: Place): boolean {
  const block = blockElement(place.block)
  if (!block) return false
  const editor =
    place.part === null
      ? null
      : block.querySelector<HTMLElement>(`[data-part="${place.part}"] [contenteditable="true"]`)
  if (editor && editor !== document.activeElement) editor.dispatchEvent(new Event(takeFocus))
  if (place.part === null) block.focus({ preventScroll: true })
  block.scrollIntoView({ block: 'nearest' })
  return true
}
