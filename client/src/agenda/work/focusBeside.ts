/**
 * Keeps the focus in a list when a row of it is about to go: on the same button of the next row, else of the one before
 * it, else on what follows the list (the button that adds a row). Call it before the row goes.
 */
export function focusBeside(field: string): void {
  const row = document.querySelector(`li[data-field="${CSS.escape(field)}"]`)
  const list = row?.parentElement
  const beside = row?.nextElementSibling ?? row?.previousElementSibling ?? list?.nextElementSibling
  const control = beside?.matches('button') ? beside : [...(beside?.querySelectorAll('button, input') ?? [])].at(-1)
  // once the row is gone; the browser moves the focus to the page at that moment
  requestAnimationFrame(() => {
    if (control instanceof HTMLElement) control.focus()
  })
}
