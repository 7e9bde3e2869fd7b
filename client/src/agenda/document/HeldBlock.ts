import { blockElement, blockOfElement } from './blockElement.ts'

/**
 * Keeps the block that has the focus at its height on the screen while colleagues' texts above it grow or shrink. The
 * browser's own scroll anchoring doesn't know where one types, and does nothing at the top of the page.
 */
export class HeldBlock {
  #block: HTMLElement | null = null
  #top = 0

  /** Notes where the block with the focus stands now: nothing that happened before has to be made up for. */
  readonly hold = (): void => {
    const id = blockOfElement(document.activeElement)
    const block = id === undefined ? null : blockElement(id)
    const place = block?.getBoundingClientRect()
    const isInView = place !== undefined && place.bottom > 0 && place.top < window.innerHeight
    this.#block = isInView ? block : null
    this.#top = place?.top ?? 0
  }

  /** Watches the list of blocks; answers the function that ends it. */
  watch(list: HTMLElement): () => void {
    const sizes = new ResizeObserver(this.#makeUpFor)
    sizes.observe(list)
    // keys are what one does oneself: where one goes with them is meant
    const ownDoings = ['focusin', 'keydown', 'scroll'] as const
    for (const doing of ownDoings) window.addEventListener(doing, this.hold, { capture: true, passive: true })
    return () => {
      sizes.disconnect()
      for (const doing of ownDoings) window.removeEventListener(doing, this.hold, { capture: true })
    }
  }

  /** Runs after the browser has laid the page out and before it paints, so that the shift is never seen. */
  readonly #makeUpFor = (): void => {
    const block = this.#block
    if (block?.isConnected && block.contains(document.activeElement)) {
      const shift = block.getBoundingClientRect().top - this.#top
      if (Math.abs(shift) >= 1) window.scrollBy(0, shift)
    }
    this.hold()
  }
}
