import { type KeyboardEvent, useRef, useState } from 'react'
import { Button, type ButtonKind } from './Button.tsx'
import type { IconName } from './Icon.tsx'
import { IconButton } from './IconButton.tsx'
import { lazyPart } from './lazyPart.tsx'

export type MenuEntry =
  | { id: string; label: string; icon?: IconName; shortcut?: string; isDisabled?: boolean; kind?: 'danger' }
  /** A line between two groups, with the words that stand above the second. */
  | { divider: string; label?: string }

/** The list that drops down. Fetched at the first hover or focus of its button. */
export const MenuList = lazyPart(() => import('./MenuList.tsx'))

type MenuButtonProps = {
  entries: readonly MenuEntry[]
  onAction: (id: string) => void
  label: string
  icon?: IconName
  /** Only the drawing is shown; the label is read aloud and shown as a tooltip. Needs `icon`. */
  iconOnly?: boolean
  kind?: ButtonKind
  small?: boolean
  isDisabled?: boolean
}

/** A button with a menu under it. Arrow keys, first letters, Escape, and back to the button. */
export function MenuButton({
  entries,
  onAction,
  label,
  icon,
  iconOnly = false,
  kind = 'secondary',
  small = false,
  isDisabled = false,
}: MenuButtonProps) {
  const trigger = useRef<HTMLButtonElement>(null)
  const [isOpen, setOpen] = useState(false)
  const warm = () => {
    // A failure shows when the menu is opened, with a way to try again.
    MenuList.preload().catch(() => undefined)
  }
  const shared = {
    ref: trigger,
    small,
    isDisabled,
    'aria-haspopup': 'menu' as const,
    'aria-expanded': isOpen,
    onPress: () => {
      // Safari gives a button no focus when it is clicked; the menu gives it back to what had it.
      trigger.current?.focus()
      setOpen((open) => !open)
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
      event.preventDefault()
      setOpen(true)
    },
    onPointerEnter: warm,
    onFocus: warm,
  }
  return (
    <>
      {iconOnly && icon !== undefined ? (
        <IconButton {...shared} label={label} icon={icon} />
      ) : (
        <Button {...shared} kind={kind} {...(icon === undefined ? {} : { icon })} iconAfter="chevronDown">
          {label}
        </Button>
      )}
      {isOpen ? (
        <MenuList
          label={label}
          entries={entries}
          triggerRef={trigger}
          onAction={(id) => {
            trigger.current?.focus()
            onAction(id)
          }}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  )
}
