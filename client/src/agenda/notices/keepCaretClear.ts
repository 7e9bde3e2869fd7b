/** Between the notices and the line that one types in. */
const roomPx = 8

/**
 * Keeps the line that one types in from lying under the notices, which stick above the text: the page scrolls when they
 * come or grow, and when the caret goes there. The answer ends it.
 */
export function keepCaretClear(notices: HTMLElement): () => void {
  const root = document.documentElement
  const clear = () => {
    const { position, top } = getComputedStyle(notices)
    const covered = notices.getBoundingClientRect()
    // for what the browser itself brings into view: a field that Tab goes to, a line that one goes on to
    root.style.scrollPaddingBlockStart = position === 'sticky' ? `${Number.parseFloat(top) + covered.height}px` : ''
    // a sheet and a dialog lie over the page and don't scroll with it
    const isInPage = notices.parentElement?.contains(document.activeElement) === true
    const line = isInPage && !notices.contains(document.activeElement) ? lineInHand() : undefined
    if (line === undefined) return
    const isBeside = line.right < covered.left || line.left > covered.right
    const isCovered = line.top < covered.bottom + roomPx && line.bottom > covered.top
    if (isCovered && !isBeside) window.scrollBy({ top: line.top - covered.bottom - roomPx, behavior: 'instant' })
  }
  const ending = new AbortController()
  const growth = new ResizeObserver(clear)
  growth.observe(notices)
  document.addEventListener('selectionchange', clear, { signal: ending.signal })
  return () => {
    ending.abort()
    growth.disconnect()
    root.style.scrollPaddingBlockStart = ''
  }
}

/** Where one types: the line of the caret, or the field. */
function lineInHand(): DOMRect | undefined {
  const active = document.activeElement
  if (active instanceof HTMLInputElement || active instanceof HTMLTextAreaElement) return active.getBoundingClientRect()
  const selection = document.getSelection()
  if (!(active instanceof HTMLElement && active.isContentEditable && selection?.isCollapsed)) return undefined
  const range = selection.getRangeAt(0)
  // in an empty line the caret has no box of its own
  const { startContainer: node } = range
  return range.getClientRects()[0] ?? (node instanceof Element ? node : node.parentElement)?.getBoundingClientRect()
}
