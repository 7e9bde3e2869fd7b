import { type ReactNode, useEffect, useRef } from 'react'
import { m } from '../paraglide/messages.js'
import { IconButton } from '../ui/IconButton.tsx'
import { useOpenAgenda } from './desk/AgendaContext.ts'

/**
 * A column beside the text. Where the page is too narrow for it, it lies over the page as a sheet: it takes the focus
 * when it opens, Escape or a press beside it closes it, and the focus goes back to where it was.
 */
export function SideSheet({
  side,
  label,
  isOpen,
  as: Tag,
  children,
}: {
  side: 'start' | 'end'
  label: string
  isOpen: boolean
  as: 'nav' | 'aside'
  children: ReactNode
}) {
  const { desk } = useOpenAgenda()
  const sheet = useRef<HTMLElement>(null)

  useEffect(() => {
    const element = sheet.current
    if (!isOpen || element === null || getComputedStyle(element).position !== 'fixed') return
    const before = document.activeElement
    if (!element.contains(before)) element.focus()
    const close = (event: Event) => {
      if (
        event instanceof KeyboardEvent ? event.key === 'Escape' && !event.defaultPrevented : isBeside(event, element)
      ) {
        desk.openDrawer(null)
      }
    }
    document.addEventListener('keydown', close)
    document.addEventListener('pointerdown', close)
    return () => {
      document.removeEventListener('keydown', close)
      document.removeEventListener('pointerdown', close)
      if (element.contains(document.activeElement) && before instanceof HTMLElement) before.focus()
    }
  }, [isOpen, desk])

  return (
    <Tag
      ref={sheet}
      className={`sheet sheet--${side} lea-no-print`}
      aria-label={label}
      tabIndex={-1}
      id={`agenda-${side}`}
      data-open={isOpen || undefined}
    >
      <div className="sheet__bar">
        <h2 className="sheet__title">{label}</h2>
        <span className="sheet__close">
          <IconButton small icon="close" label={m.ui_close()} onPress={() => desk.openDrawer(null)} />
        </span>
      </div>
      {children}
    </Tag>
  )
}

/** Whether a press was meant for the page, not for the sheet or for a list that hangs from it. */
function isBeside(event: Event, sheet: Element): boolean {
  const { target } = event
  return (
    target instanceof Element && !sheet.contains(target) && document.getElementById('root')?.contains(target) === true
  )
}
