import {
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { flushSync } from 'react-dom'
import { m } from '../../paraglide/messages.js'
import { Button } from '../../ui/Button.tsx'
import { contentId } from '../../ui/Frame.tsx'
import { lazyPart } from '../../ui/lazyPart.tsx'
import { useOpenAgenda } from '../desk/AgendaContext.ts'
import type { Part } from '../desk/Desk.ts'
import { useKeptSet, useKindLabel, useReadOnly, useTree, useWish } from '../desk/reading.ts'
import { type AskedMenu, BlockMenu } from './BlockMenu.ts'
import { blockElement, blockOfElement } from './blockElement.ts'
import { bringIntoView } from './bringIntoView.ts'
import { startDrag } from './startDrag.ts'
import './Document.css'
import { documentKey } from './documentKey.ts'
import { HeldBlock } from './HeldBlock.ts'
import { type Filtered, type Row, rowsOf, withGone, withoutHidden } from './rows.ts'
import { Theme } from './ThemeRows.tsx'
import { type ThemeRows, themesOf } from './themes.ts'
import { useGrowingCount } from './useGrowingCount.ts'

/** Fetched when nothing stands in the agenda. */
export const EmptyDocument = lazyPart(() => import('./empty/EmptyDocument.tsx'))

/** The lowest row: an action of one line. */
const rowPx = 36
/** How many rows are drawn in each idle moment after the first paint. */
const rowsPerMoment = 80

/**
 * The text of the agenda: one flat list of rows. It wakes when structure changes, never for typing. Clicks and keys of
 * all blocks arrive here, so that two thousand blocks don't need handlers of their own. `filtered`: what a filter makes of it.
 */
export function Document({ filtered }: { filtered: Filtered | null }) {
  const { desk, work } = useOpenAgenda()
  const tree = useTree()
  const folded = useKeptSet(desk.folded)
  const readOnly = useReadOnly()
  const wish = useWish()
  const [menu, setMenu] = useState<AskedMenu | null>(null)

  const [held] = useState(() => new HeldBlock())
  const drawn = useRef<readonly Row[]>([])
  const [gone, setGone] = useState<string | null>(null)
  const rows = useMemo(() => {
    const all = rowsOf(tree, (id) => folded.has(id), drawn.current)
    const living = filtered === null ? all : withoutHidden(all, filtered)
    const place = desk.place()
    const isWriting = place !== null && (place.part !== null || place.block === gone || isPanel(document.activeElement))
    return isWriting && !tree.nodes.has(place.block) ? withGone(living, drawn.current, place.block) : living
  }, [desk, tree, folded, gone, filtered])
  const wishedAt = wish === null ? -1 : rows.findIndex((row) => row.kind === 'block' && row.id === wish.block)
  const count = useGrowingCount(rows.length, rowPx, rowsPerMoment, wishedAt + 10)
  const drawnThemes = useRef<readonly ThemeRows[]>([])
  const themes = useMemo(() => themesOf(rows.slice(0, count), drawnThemes.current), [rows, count])

  useLayoutEffect(() => {
    drawnThemes.current = themes
  }, [themes])

  useLayoutEffect(() => {
    drawn.current = rows
    const place = desk.place()
    const left = rows.find((row) => row.kind === 'block' && row.isGone)
    setGone(left?.key ?? null)
    if (left) {
      // it stands until one leaves it
      return desk.subscribe('place', () => {
        if (desk.place()?.block !== left.key) setGone(null)
      })
    }
    if (place === null || tree.nodes.has(place.block)) return
    // A colleague took it away. The focus goes where no key does anything: in the next block, Delete would delete that.
    desk.release()
    if (document.activeElement === document.body) document.getElementById(contentId)?.focus({ preventScroll: true })
  }, [desk, rows, tree])

  // back from another page: to what one had in hand, unless one was sent elsewhere
  useEffect(() => {
    const place = desk.place()
    if (place !== null && desk.wish() === null) work.goTo({ block: place.block, part: null })
  }, [desk, work])

  // no layout effect: the heading of a page takes the focus after a step inside the app, and this comes after it
  useEffect(() => {
    if (wish === null) return
    if (!tree.nodes.has(wish.block) || bringIntoView(wish)) desk.fulfilWish()
    held.hold()
  })

  const list = useRef<HTMLDivElement>(null)
  const isEmpty = rows.length === 0
  useEffect(() => (isEmpty || !list.current ? undefined : held.watch(list.current)), [held, isEmpty])

  const onClick = (event: MouseEvent) => {
    const block = blockOfElement(event.target)
    if (block === undefined || !(event.target instanceof Element)) return
    const deed = event.target.closest<HTMLElement>('[data-deed]')
    const name = deed?.dataset.deed ?? ''
    if (deed && (name === 'add' || name === 'menu')) setMenu({ kind: name, block, trigger: deed })
    else if (name === 'fold') work.fold(block, !desk.folded.ids().has(block))
    else if (name.startsWith('field:')) work.fillIn(block, name.slice('field:'.length))
    else if (name.startsWith('line:')) work.fillIn(block, 'lines')
    else takeText(event, block)
  }

  const onPointerDown = ({ target, nativeEvent, currentTarget }: PointerEvent<HTMLElement>) => {
    const block = blockOfElement(target)
    if (block === undefined || block === gone || readOnly !== null) return
    if ((target as Element).closest('[data-deed="menu"]')) startDrag(nativeEvent, block, currentTarget, work)
  }

  /** A click takes the text in hand where one clicked, or the nearest of the block; a selection of text stays a selection. */
  const takeText = (event: MouseEvent, block: string) => {
    if (window.getSelection()?.isCollapsed === false || (event.target as Element).closest('a, button, input, select'))
      return
    const part = partAt(event, block)
    if (part) desk.take({ block, part, at: { x: event.clientX, y: event.clientY } })
    else if (desk.handOn(block) === null) desk.take({ block, part: null })
  }

  /** The letter itself goes where the focus is when all have heard of the key: into that text. */
  const writeIn = (block: string, key: string) => {
    flushSync(() => work.writeIn(block))
    const focused = document.activeElement
    // its editor isn't there yet, and listens to the keys until it is
    if (focused instanceof HTMLElement && !focused.isContentEditable)
      focused.dispatchEvent(new window.KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
  }

  const onKeyDown = (event: KeyboardEvent) => {
    const block = blockOfElement(event.target)
    if (block === undefined || event.defaultPrevented) return
    const isOnBlock = event.target === blockElement(block)
    const deed = documentKey(event, isOnBlock)
    if (!deed) return
    if (deed.name === 'write') {
      if (block !== gone && readOnly === null && event.isTrusted) writeIn(block, event.key)
      return
    }
    event.preventDefault()
    // nothing can be done with a block that a colleague took away, but to leave it
    if (block === gone) {
      if (deed.name === 'leaveText') desk.release()
      return
    }
    switch (deed.name) {
      case 'move':
        return work.move(deed.direction, block)
      case 'addNext':
        return work.addNext(block)
      case 'duplicate':
        return work.duplicate(block)
      case 'remove':
        return work.remove(block)
      case 'edit':
        return work.goTo({ block, part: 'title', at: 'end' })
      case 'leaveText':
        return work.goTo({ block, part: null })
      case 'fold':
        return work.fold(block, deed.folded)
      case 'add':
      case 'menu': {
        const trigger = blockElement(block)?.querySelector<HTMLElement>(`[data-deed="${deed.name}"]`)
        if (trigger) setMenu({ kind: deed.name, block, trigger })
        return
      }
      case 'step': {
        const blocks = rows.filter((row) => row.kind === 'block')
        const at =
          deed.to === 'first'
            ? 0
            : deed.to === 'last'
              ? blocks.length - 1
              : blocks.findIndex((row) => row.id === block) + deed.to
        const next = blocks[at]
        if (next) work.goTo({ block: next.id, part: null })
      }
    }
  }

  // a filter that leaves nothing says so itself
  if (isEmpty) return filtered === null ? <EmptyDocument /> : null
  const entry = rows.find((row) => row.kind === 'block')?.key
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the blocks in it have the roles; this only listens for them
    <div
      ref={list}
      className="document"
      onClick={onClick}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onFocus={(event) => {
        const block = blockOfElement(event.target)
        // a press of the mouse gives focus before it is a click; the click itself says what is taken in hand, and where
        if (block === undefined || !event.target.matches(':focus-visible')) return
        // a text that a colleague has open can be entered with Tab: its editor is there already
        const part = event.target.isContentEditable
          ? event.target.closest<HTMLElement>('[data-part]')?.dataset.part
          : undefined
        if (part === 'title' || part === 'body') desk.take({ block, part })
        else if (event.target === blockElement(block)) desk.take({ block, part: null })
      }}
      data-read-only={readOnly ?? undefined}
    >
      {themes.map((theme) => (
        <Theme key={theme.key} theme={theme} entry={theme.key === entry ? entry : undefined} />
      ))}
      {count < rows.length ? <p className="document__more">{m.agenda_drawing_rest()}</p> : <AddAtEnd />}
      {menu === null ? null : <BlockMenu asked={menu} onClose={() => setMenu(null)} />}
    </div>
  )
}

/** Whether the focus is on a field of the block that is in hand. */
function isPanel(focused: Element | null): boolean {
  return focused !== null && focused.closest('.panel') !== null
}

/** The text of a block that a click fell on, or beside; null for a block that has none to write in. */
function partAt({ target, clientY }: MouseEvent, block: string): Part | null {
  const on = (target as Element).closest<HTMLElement>('[data-part]')
  const texts = on ? [on] : [...(blockElement(block)?.querySelectorAll<HTMLElement>('[data-part]') ?? [])]
  const distance = (text: HTMLElement) => {
    const { top, bottom } = text.getBoundingClientRect()
    return Math.max(top - clientY, clientY - bottom, 0)
  }
  const part = texts.sort((one, other) => distance(one) - distance(other))[0]?.dataset.part
  return part === 'title' || part === 'body' ? part : null
}

function AddAtEnd() {
  const kind = useKindLabel('section')
  const { work } = useOpenAgenda()
  const readOnly = useReadOnly()
  if (readOnly !== null) return null
  return (
    <div className="document__end lea-no-print">
      <Button kind="quiet" small icon="add" onPress={() => work.add('section', null)}>
        {m.agenda_add_kind({ kind: kind.toLowerCase() })}
      </Button>
    </div>
  )
}
