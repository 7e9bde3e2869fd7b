import type { RefObject } from 'react'
import { Menu, MenuItem } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import { Separator } from 'react-aria-components/Separator'
import { AriaLanguage } from './AriaLanguage.tsx'
import { Icon } from './Icon.tsx'
import type { MenuEntry } from './Menu.tsx'
import './MenuList.css'

/** The opened menu, under the element of `triggerRef`. It takes the focus and gives it back when it closes. */
export default function MenuList({
  label,
  entries,
  triggerRef,
  onAction,
  onClose,
}: {
  label: string
  entries: readonly MenuEntry[]
  triggerRef: RefObject<Element | null>
  onAction: (id: string) => void
  onClose: () => void
}) {
  return (
    <AriaLanguage>
      <Popover
        className="lea-popover"
        triggerRef={triggerRef}
        isOpen
        onOpenChange={(open) => {
          if (!open) onClose()
        }}
        aria-label={label}
        placement="bottom start"
        offset={4}
        trigger="MenuTrigger"
      >
        <Menu
          className="lea-menu"
          aria-label={label}
          autoFocus="first"
          onClose={onClose}
          onAction={(key) => {
            onClose()
            onAction(String(key))
          }}
          disabledKeys={entries.flatMap((entry) => ('id' in entry && entry.isDisabled ? [entry.id] : []))}
        >
          {entries.map((entry) =>
            'divider' in entry ? (
              <Separator key={entry.divider} className="lea-menu__divider" />
            ) : (
              <MenuItem
                key={entry.id}
                id={entry.id}
                textValue={entry.label}
                className={`lea-menu__item${entry.kind === 'danger' ? ' lea-menu__item--danger' : ''}`}
              >
                {entry.icon === undefined ? null : <Icon name={entry.icon} />}
                <span className="lea-menu__words">{entry.label}</span>
                {entry.shortcut === undefined ? null : <kbd className="lea-menu__shortcut">{entry.shortcut}</kbd>}
              </MenuItem>
            ),
          )}
        </Menu>
      </Popover>
    </AriaLanguage>
  )
}
