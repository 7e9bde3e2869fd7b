import type { FieldWish } from './Desk.ts'

/** Where on a page the field is that waits for the focus: the field in which one types, or else its whole card. */
export function wishedFor(page: HTMLElement, { field, words }: FieldWish): Element | null {
  return (
    page.querySelector(`[data-words="${CSS.escape(words ?? '')}"]`) ??
    page.querySelector(`[data-field="${CSS.escape(field)}"]`)
  )
}
