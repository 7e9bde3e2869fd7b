import { Fragment, type RefObject } from 'react'
import { Header } from 'react-aria-components/Header'
import { Menu, MenuItem, MenuSection } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import { Separator } from 'react-aria-components/Separator'
import { flushSync } from 'react-dom'
import { AriaLanguage } from './AriaLanguage.tsx'
import { Icon } from './Icon.tsx'
import type { MenuEntry } from './Menu.tsx'
import './moreIcons.tsx'
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
            // gone before anything comes in its place, so that the focus can be where that gives it back to
            flushSync(onClose)
            onAction(String(key))
          }}
          disabledKeys={entries.flatMap((entry) => ('id' in entry && entry.isDisabled ? [entry.id] : []))}
        >
          {groupsOf(entries).map(({ divider, label: words, items }) =>
            words === undefined ? (
              <Fragment key={divider ?? 'first'}>
                {divider === undefined ? null : <Separator className="lea-menu__divider" />}
                {items.map(itemOf)}
              </Fragment>
            ) : (
              <MenuSection key={divider} className="lea-menu__group">
                <Header className="lea-menu__heading">{words}</Header>
                {items.map(itemOf)}
              </MenuSection>
            ),
          )}
        </Menu>
      </Popover>
    </AriaLanguage>
  )
}

type Item = Extract<MenuEntry, { id: string }>
type Group = { divider?: string; label?: string; items: Item[] }

/** The entries between two dividers. */
function groupsOf(entries: readonly MenuEntry[]): Group[] {
  const groups: Group[] = [{ items: [] }]
  for (const entry of entries) {
    if ('id' in entry) groups.at(-1)?.items.push(entry)
    else groups.push({ ...entry, items: [] })
  }
  return groups.filter(({ items }) => items.length > 0)
}

function itemOf(entry: Item) {
  return (
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
  )
}
