import type { KeyboardEvent } from 'react'
import type { Work } from './Work.ts'

/**
 * Escape in a row that was added a moment ago, while nothing is in it, takes the row back; the focus goes to the button behind the list,
 * which added it. For `onKeyDownCapture` of the row: the controls in it keep Escape to themselves.
 */
export function takeBackOnEscape(work: Work, block: string): (event: KeyboardEvent<HTMLElement>) => void {
  return (event) => {
    const { target, currentTarget: row } = event
    // a list that hangs from a control of the row is no part of it, and words that are being typed aren't in the block yet
    if (event.key !== 'Escape' || event.nativeEvent.isComposing || !(target instanceof Node) || !row.contains(target))
      return
    if (target instanceof HTMLInputElement && target.value !== '') return
    const behind = row.parentElement?.nextElementSibling
    if (!work.takeBack(block)) return
    event.preventDefault()
    event.stopPropagation()
    const button = behind?.matches('button') ? behind : behind?.querySelector('button')
    requestAnimationFrame(() => {
      if (button instanceof HTMLElement) button.focus()
    })
  }
}
