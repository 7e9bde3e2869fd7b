import type { Editor } from '@tiptap/core'
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { m } from '../../../paraglide/messages.js'
import { useAnnounce } from '../../../ui/Announcer.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { footOfWindow } from '../footOfWindow.ts'
import { groupsOf, type SlashChoice } from './choices.ts'
import './SlashMenu.css'
import { optionId, readSlashMenu, type SlashMenuState, takeChoice } from './slashPlugin.ts'

/** Draws the slash menu under the slash. The keyboard is handled by the plugin; here are the mouse and the words. */
export function SlashMenu({
  editor,
  choices,
  listId,
  insertBlock,
}: {
  editor: Editor
  choices: () => readonly SlashChoice[]
  listId: string
  insertBlock: (type: string) => void
}): ReactNode {
  const menu = useSlashMenu(editor, choices)
  const announce = useAnnounce()
  const count = menu?.choices.length ?? 0
  useEffect(() => {
    if (count > 0) announce(m.editor_menu_open({ count }))
  }, [announce, count])
  if (!menu) return null
  return createPortal(
    <OpenMenu
      menu={menu}
      editor={editor}
      listId={listId}
      onTake={(choice) => takeChoice(editor.view, choice, insertBlock)}
    />,
    // Inside the main part of the page, where a screen reader's user finds it, but outside whatever clips the block.
    editor.view.dom.closest('main') ?? document.body,
  )
}

function OpenMenu({
  menu,
  editor,
  listId,
  onTake,
}: {
  menu: SlashMenuState
  editor: Editor
  listId: string
  onTake: (choice: SlashChoice) => void
}): ReactNode {
  const list = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const place = () => list.current && placeUnder(list.current, editor.view.coordsAtPos(menu.slash))
    place()
    // The page may scroll or turn under an open menu; `capture`, because scrolling doesn't bubble.
    window.addEventListener('scroll', place, { capture: true, passive: true })
    const views = [window, window.visualViewport]
    for (const each of views) each?.addEventListener('resize', place)
    return () => {
      window.removeEventListener('scroll', place, { capture: true })
      for (const each of views) each?.removeEventListener('resize', place)
    }
  })
  useEffect(() => {
    document.getElementById(optionId(listId, menu.active))?.scrollIntoView({ block: 'nearest' })
  }, [listId, menu.active])
  return (
    // the keys stay in the text; it can have the focus because it scrolls (WCAG 2.1.1)
    <div
      ref={list}
      id={listId}
      role="listbox"
      tabIndex={0}
      aria-label={m.editor_menu()}
      className="lea-slash lea-no-print"
    >
      {groupsOf(menu.choices).map(({ words, choices }) => (
        // biome-ignore lint/a11y/useSemanticElements: a group of options, not of fields
        <div key={words} role="group" aria-label={words}>
          <div className="lea-slash__group" aria-hidden="true">
            {words}
          </div>
          {choices.map((choice) => (
            <Option
              key={choice.id}
              id={optionId(listId, menu.choices.indexOf(choice))}
              isActive={choice === menu.choices[menu.active]}
              choice={choice}
              onTake={onTake}
            />
          ))}
        </div>
      ))}
    </div>
  )
}

function Option({
  id,
  choice,
  isActive,
  onTake,
}: {
  id: string
  choice: SlashChoice
  isActive: boolean
  onTake: (choice: SlashChoice) => void
}): ReactNode {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard stays in the text, see slashPlugin
    // biome-ignore lint/a11y/useFocusableInteractive: aria-activedescendant of the text points here
    <div
      id={id}
      role="option"
      aria-selected={isActive}
      className="lea-slash__option"
      onPointerDown={(event) => event.preventDefault()}
      onClick={() => onTake(choice)}
    >
      <Icon name={choice.icon} />
      <span>{choice.label}</span>
      {'hint' in choice && choice.hint !== undefined ? <span className="lea-slash__hint">{choice.hint}</span> : null}
    </div>
  )
}

function useSlashMenu(editor: Editor, choices: () => readonly SlashChoice[]): SlashMenuState | undefined {
  const [menu, setMenu] = useState<SlashMenuState | undefined>()
  useEffect(() => {
    const read = () => setMenu(readSlashMenu(editor.state, choices()))
    editor.on('transaction', read)
    return () => {
      editor.off('transaction', read)
    }
  }, [editor, choices])
  return menu
}

/** Under the slash, or above it where there is more room; never out of the window, and over no notice while it fits elsewhere. */
function placeUnder(list: HTMLElement, slash: { left: number; top: number; bottom: number }): void {
  const { width } = list.getBoundingClientRect()
  const below = footOfWindow() - slash.bottom - gap - margin
  const above = slash.top - gap - margin
  const isBelow = below >= Math.min(list.scrollHeight + edges, highest()) || below >= above
  list.style.maxBlockSize = `${Math.min(highest(), Math.max(lowest, isBelow ? below : above))}px`
  const height = list.offsetHeight
  list.style.left = `${Math.max(margin, Math.min(slash.left, window.innerWidth - width - margin))}px`
  list.style.top = `${Math.max(margin, isBelow ? slash.bottom + gap : slash.top - height - gap)}px`
}

/** In pixels: between menu and slash, between menu and window, the two edges of the menu, and its least height. */
const [gap, margin, edges, lowest] = [4, 8, 2, 96]

/** As high as the menu is where there is room enough. */
function highest(): number {
  return Math.min(20 * Number.parseFloat(getComputedStyle(document.documentElement).fontSize), window.innerHeight / 2)
}
