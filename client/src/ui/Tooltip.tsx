import { useEffect, useRef } from 'react'
import './Tooltip.css'

/** Long enough not to flash at a mouse that only passes. */
const hoverMs = 500

/** Time to bring the mouse from the button to the tooltip itself. */
const leaveMs = 120

const roomPx = 6

/**
 * Shows the label of what has `data-tooltip`, one at a time, on hover and on keyboard focus. It goes at Escape, a press
 * or a scroll, and stays while the mouse is on it (WCAG 1.4.13). Only for the eye: the label is the button's own name.
 * One for the whole page, so that a thousand rows of buttons cost nothing.
 */
export default function Tooltip() {
  const layer = useRef<HTMLDivElement>(null)
  useEffect(() => (layer.current === null ? undefined : followButtons(layer.current)), [])
  return <div ref={layer} className="lea-tooltip lea-no-print" popover="manual" aria-hidden="true" />
}

function followButtons(layer: HTMLElement): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let shown: HTMLElement | null = null

  const hide = () => {
    clearTimeout(timer)
    if (shown !== null) layer.hidePopover()
    shown = null
  }
  const show = (owner: HTMLElement) => {
    hide()
    if (!owner.isConnected) return
    shown = owner
    const shortcut = document.createElement('kbd')
    shortcut.textContent = owner.dataset.shortcut ?? ''
    layer.replaceChildren(owner.dataset.tooltip ?? '', shortcut)
    layer.showPopover()
    place(layer, owner)
  }
  const later = (act: () => void, waitMs: number) => {
    clearTimeout(timer)
    timer = setTimeout(act, waitMs)
  }

  const onPointerOver = ({ target, pointerType }: PointerEvent) => {
    if (pointerType === 'touch' || !(target instanceof Element)) return
    if (layer.contains(target)) return clearTimeout(timer)
    const owner = ownerOf(target)
    if (owner === null) {
      if (shown === null) clearTimeout(timer)
      else later(hide, leaveMs)
    } else if (owner === shown) clearTimeout(timer)
    else later(() => show(owner), shown === null ? hoverMs : 0)
  }
  const onFocusIn = ({ target }: FocusEvent) => {
    const owner = target instanceof Element && target.matches(':focus-visible') ? ownerOf(target) : null
    if (owner === null) hide()
    else show(owner)
  }
  const onKeyDown = ({ key }: KeyboardEvent) => {
    if (key === 'Escape') hide()
  }

  const ending = new AbortController()
  const { signal } = ending
  document.addEventListener('pointerover', onPointerOver, { signal })
  document.addEventListener('pointerdown', hide, { signal, capture: true })
  document.addEventListener('focusin', onFocusIn, { signal })
  document.addEventListener('focusout', hide, { signal })
  document.addEventListener('keydown', onKeyDown, { signal, capture: true })
  document.addEventListener('scroll', hide, { signal, capture: true, passive: true })
  return () => {
    hide()
    ending.abort()
  }
}

function ownerOf(target: Element): HTMLElement | null {
  return target.closest<HTMLElement>('[data-tooltip]')
}

/** Under the button, or above it where there is no room; never outside the window. */
function place(layer: HTMLElement, owner: HTMLElement): void {
  const button = owner.getBoundingClientRect()
  const { width, height } = layer.getBoundingClientRect()
  const under = button.bottom + roomPx
  const top = under + height > window.innerHeight ? button.top - roomPx - height : under
  const middle = button.left + button.width / 2 - width / 2
  const left = Math.max(roomPx, Math.min(middle, window.innerWidth - width - roomPx))
  layer.style.top = `${Math.round(top)}px`
  layer.style.left = `${Math.round(left)}px`
}
