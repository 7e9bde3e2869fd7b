import type { Tree } from '@lea/agenda'
import {
  type KeyboardEvent,
  memo,
  type PointerEvent,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { m } from '../../paraglide/messages.js'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { useOpenAgenda } from '../desk/AgendaContext.ts'
import {
  useHandOn,
  useKeptSet,
  useKindLabel,
  usePeopleIn,
  usePlace,
  useReadOnly,
  useTitle,
  useTree,
} from '../desk/reading.ts'
import { documentKey } from '../document/documentKey.ts'
import { startDrag } from '../document/startDrag.ts'
import { useGrowingCount } from '../document/useGrowingCount.ts'
import { untitled } from '../texts/titleOf.ts'
import './Outline.css'
import { byTheme, type OutlineRow, outlineRows } from './outlineRows.ts'

/** The lowest line: a title of one line. */
const linePx = 30

/**
 * The agenda as a tree. Arrow keys walk through it, Enter goes to the text, the keys that move a block work here too,
 * and a line can be dragged to another place.
 */
export function Outline() {
  const { session, desk, work } = useOpenAgenda()
  const tree = useTree()
  const turned = useKeptSet(desk.turned)
  const readOnly = useReadOnly()
  const drawn = useRef<readonly OutlineRow[]>([])
  const list = useRef<HTMLDivElement>(null)
  const [focused, setFocused] = useState<string | null>(null)

  const rows = useMemo(() => outlineRows(tree, turned, drawn.current), [tree, turned])
  useLayoutEffect(() => {
    drawn.current = rows
  }, [rows])
  const focusedAt = rows.findIndex((row) => row.id === focused)
  const here = usePlace()?.block
  const hereAt = useMemo(() => lineAt(rows, tree, here), [rows, tree, here])
  const count = useGrowingCount(rows.length, linePx, 100, Math.max(focusedAt, hereAt) + 5)
  const hereLine = rows[hereAt]?.id
  useEffect(() => {
    if (here !== undefined && hereLine !== undefined) bringLineIntoView(list.current, hereLine)
  }, [here, hereLine])

  const lineOf = (id: string) => list.current?.querySelector<HTMLElement>(`[data-line="${CSS.escape(id)}"]`)
  const step = (row: OutlineRow | undefined) => {
    if (!row) return
    setFocused(row.id)
    // At once, so that a key that is held down goes on from here; a line that isn't drawn yet gets it when it is.
    const line = lineOf(row.id)
    if (line) line.focus()
    else focusSoon(row.id)
  }
  const focusSoon = (id: string) => requestAnimationFrame(() => lineOf(id)?.focus())
  const turn = (row: OutlineRow) => desk.turned.mark([row.id], !turned.has(row.id))
  const open = (id: string) => {
    desk.openDrawer(null)
    work.goTo({ block: id, part: null })
  }

  const onKeyDown = (event: KeyboardEvent) => {
    const id = idOf(event.target)
    const at = rows.findIndex((row) => row.id === id)
    const row = rows[at]
    if (!row || event.defaultPrevented) return
    const deed = documentKey(event, true)
    if (deed?.name === 'move' || deed?.name === 'duplicate' || deed?.name === 'remove') {
      event.preventDefault()
      if (deed.name === 'move') {
        work.move(deed.direction, row.id, 'here')
        setFocused(row.id)
        // drawn in its new place first: that takes the focus away
        focusSoon(row.id)
      } else if (deed.name === 'duplicate') work.duplicate(row.id)
      else work.remove(row.id)
      return
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const walk: Readonly<Record<string, () => void>> = {
      ArrowDown: () => step(rows[at + 1]),
      ArrowUp: () => step(rows[at - 1]),
      Home: () => step(rows[0]),
      End: () => step(rows.at(-1)),
      ArrowRight: () => (row.isOpen === false ? turn(row) : row.isOpen ? step(rows[at + 1]) : undefined),
      ArrowLeft: () => (row.isOpen ? turn(row) : step(rows.slice(0, at).findLast((each) => each.depth < row.depth))),
      Enter: () => open(row.id),
      ' ': () => open(row.id),
    }
    const deedHere = walk[event.key]
    if (deedHere) {
      event.preventDefault()
      deedHere()
    } else if (event.key.length === 1) {
      const letter = event.key.toLowerCase()
      const starts = (each: OutlineRow) => session.live.block(each.id)?.titleText.toLowerCase().startsWith(letter)
      step(rows.slice(at + 1).find(starts) ?? rows.slice(0, at).find(starts))
    }
  }

  const onPointerDown = ({ target, nativeEvent, currentTarget }: PointerEvent<HTMLElement>) => {
    const id = idOf(target)
    if (id !== undefined && readOnly === null) startDrag(nativeEvent, id, currentTarget, work)
  }

  const binCount = tree.bin.length
  const entry = focusedAt >= 0 ? focused : rows[0]?.id
  return (
    <div className="outline">
      <div
        ref={list}
        role="tree"
        aria-label={m.agenda_outline()}
        className="outline__tree"
        onKeyDown={onKeyDown}
        onClick={(event) => {
          const id = idOf(event.target)
          const row = rows.find((each) => each.id === id)
          if (!row) return
          setFocused(row.id)
          if ((event.target as Element).closest('[data-turn]')) turn(row)
          else open(row.id)
        }}
        onFocus={(event) => {
          const id = idOf(event.target)
          if (id !== undefined) setFocused(id)
        }}
        onPointerDown={onPointerDown}
      >
        {byTheme(rows.slice(0, count)).map((lines) => (
          <div key={lines[0]?.id} className="outline__theme" role="presentation">
            {lines.map((row) => (
              <OutlineLine key={row.id} row={row} isEntry={row.id === entry} />
            ))}
          </div>
        ))}
      </div>
      <div className="outline__foot">
        <Button small kind="quiet" icon="bin" onPress={() => desk.openDialog({ name: 'bin' })}>
          {binCount === 0 ? m.agenda_bin() : m.agenda_bin_count({ count: binCount })}
        </Button>
        <Button small kind="quiet" icon="info" onPress={() => desk.openDialog({ name: 'shortcuts' })}>
          {m.agenda_shortcuts()}
        </Button>
      </div>
    </div>
  )
}

const OutlineLine = memo(function OutlineLine({ row, isEntry }: { row: OutlineRow; isEntry: boolean }) {
  const words = useTitle(row.id)
  const hand = useHandOn(row.id)
  const people = usePeopleIn(row.id)
  const kind = useKindLabel(row.type)
  const title = words?.trim() || untitled(kind)
  return (
    <div
      role="treeitem"
      className="outline__line"
      data-line={row.id}
      data-depth={Math.min(row.depth, 6)}
      data-type={row.type}
      tabIndex={isEntry ? 0 : -1}
      aria-level={row.depth + 1}
      aria-posinset={row.at}
      aria-setsize={row.of}
      aria-selected={hand !== null}
      {...(row.isOpen === undefined ? {} : { 'aria-expanded': row.isOpen })}
      aria-label={words?.trim() ? [kind, row.number, title].filter(Boolean).join(' ') : title}
      title={title}
    >
      <span className="outline__turn" data-turn={row.isOpen === undefined ? undefined : ''} aria-hidden="true">
        {row.isOpen === undefined ? null : <Icon name={row.isOpen ? 'chevronDown' : 'chevronRight'} size={14} />}
      </span>
      {row.number === '' ? null : <span className="outline__number">{row.number}</span>}
      <span className="outline__title">{title}</span>
      {people.map((person) => (
        <span
          key={person.clientId}
          className="outline__person"
          style={{ background: person.colour }}
          title={person.name}
        />
      ))}
    </div>
  )
})

/** The line of a block, or of what it is folded away under. */
function lineAt(rows: readonly OutlineRow[], tree: Tree, block: string | undefined): number {
  const at = rows.findIndex((row) => row.id === block)
  const parent = tree.nodes.get(block ?? '')?.parent
  return at >= 0 || !parent ? at : lineAt(rows, tree, parent)
}

/** Scrolls the contents, and nothing else, when the line of what one has in hand is out of sight there. */
function bringLineIntoView(list: HTMLElement | null, id: string): void {
  const sheet = list?.closest('.sheet')
  const line = list?.querySelector(`[data-line="${CSS.escape(id)}"]`)?.getBoundingClientRect()
  if (!sheet || !line) return
  const { top, height } = sheet.getBoundingClientRect()
  if (line.top < top || line.bottom > top + height) sheet.scrollTop += line.top - top - height / 2
}

function idOf(target: EventTarget | null): string | undefined {
  return target instanceof Element ? target.closest<HTMLElement>('[data-line]')?.dataset.line : undefined
}
