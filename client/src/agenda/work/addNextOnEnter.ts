import type { KeyboardEvent } from 'react'

/**
 * Ctrl+Enter in a row of a list adds the next one, as the button right behind the list does. For `onKeyDownCapture` of the list: the
 * controls in it keep Enter to themselves. Where words have lines that key writes them, and a list within a row has a button of its own.
 */
export function addNextOnEnter(event: KeyboardEvent<HTMLElement>): void {
  const { key, ctrlKey, metaKey, target, currentTarget: list } = event
  const button = list.nextElementSibling
  if (key !== 'Enter' || !(ctrlKey || metaKey) || !(button instanceof HTMLButtonElement)) return
  if (!(target instanceof Element) || target.closest('textarea') || target.closest('.panel__rows') !== list) return
  event.preventDefault()
  event.stopPropagation()
  button.click()
}
