/** The element id of a block: also the anchor behind the # of a link to it. */
export function blockElementId(block: string): string {
  return `blok-${block}`
}

export function blockElement(block: string): HTMLElement | null {
  return document.getElementById(blockElementId(block))
}

/** The block in which an element stands. */
export function blockOfElement(element: EventTarget | null): string | undefined {
  if (!(element instanceof Element)) return undefined
  const block = element.closest('[data-block]')
  return block instanceof HTMLElement ? block.dataset.block : undefined
}
