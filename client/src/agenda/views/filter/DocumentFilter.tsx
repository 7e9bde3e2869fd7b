import type { Tree } from '@lea/agenda'
import { type Dispatch, type SetStateAction, useEffect, useMemo, useRef, useState } from 'react'
import { m } from '../../../paraglide/messages.js'
import { useSearch } from '../../../routes/navigation.ts'
import { useOpenAgenda } from '../../desk/AgendaContext.ts'
import { useTree } from '../../desk/reading.ts'
import { type Filtered, isInText } from '../../document/rows.ts'
import { noOverview, useView } from '../reading/useView.ts'
import { Shown } from '../ViewFrame.tsx'
import { asksForFilter, readAsked } from './asked.ts'
import './DocumentFilter.css'
import { FilterBar } from './FilterBar.tsx'
import { keptOf, leftOut, withoutBlock } from './leftOut.ts'
import { focusFirstField } from './useClearFilter.ts'

/** `spared`: blocks that one had in hand, or went to, and that it would hide. */
type Hiding = { hidden: ReadonlySet<string>; spared: ReadonlySet<string> }

/**
 * The filter above the document. It hides when it is chosen, and only then: what comes after that, or no longer fits because somebody
 * changes it, stays in sight until the filter changes, and so does what one works in. What one goes to is shown.
 */
export default function DocumentFilter({ onFilter }: { onFilter: Dispatch<SetStateAction<Filtered | null>> }) {
  const { session, desk } = useOpenAgenda()
  const { live } = session
  const search = useSearch()
  const tree = useTree()
  const view = useView(noOverview)
  const chosen = useRef('')
  const [hiding, setHiding] = useState<Hiding | null>(null)
  // once it is there it stays: who clears the filter stands in its first field
  const [isAsked, setIsAsked] = useState(asksForFilter(search))
  if (!isAsked && asksForFilter(search)) setIsAsked(true)
  const isReady = isAsked && view !== undefined
  const left = useMemo(() => (view?.isFiltering ? leftOut(tree, view.shows) : null), [tree, view])

  useEffect(() => {
    if (view === undefined) return
    const asked = JSON.stringify(view.filter)
    const isSame = asked === chosen.current
    chosen.current = asked
    const place = desk.place()?.block
    setHiding((before) => {
      if (left === null) return null
      if (isSame && before !== null) {
        const still = [...before.hidden].filter((block) => left.has(block))
        return still.length === before.hidden.size ? before : { ...before, hidden: new Set(still) }
      }
      const all = { hidden: left, spared: new Set<string>() }
      return place === undefined ? all : sparing(live.tree(), all, place)
    })
  }, [desk, live, view, left])

  useEffect(
    () =>
      desk.subscribe('wish', () => {
        const block = desk.wish()?.block
        if (block !== undefined) setHiding((before) => before && sparing(live.tree(), before, block))
      }),
    [desk, live],
  )

  const filtered = useMemo(
    () => hiding && left && { hidden: hiding.hidden, kept: keptOf(tree, left, hiding) },
    [tree, left, hiding],
  )
  useEffect(() => onFilter(filtered), [filtered, onFilter])
  useEffect(() => () => onFilter(null), [onFilter])

  // who asks for it from a menu goes on in its first field
  useEffect(() => {
    if (!isReady || Object.keys(readAsked(window.location.search)).length > 0) return
    focusFirstField()
  }, [isReady])

  if (!isReady) return null
  const inText = [...tree.nodes.values()].filter(isInText)
  const shown = inText.filter(({ id }) => !hiding?.hidden.has(id)).length
  return (
    <div className="document-filter">
      <FilterBar {...view} />
      <Shown
        of={m.views_parts()}
        yearless={inText.filter(({ id }) => hiding?.hidden.has(id) && view.mayBeOfYear(id)).length}
        shown={shown}
        total={inText.length}
        isFiltering={hiding !== null}
      />
      {hiding === null ? null : <p className="document-filter__note lea-no-print">{m.views_filter_document_text()}</p>}
    </div>
  )
}

function sparing(tree: Tree, { hidden, spared }: Hiding, block: string): Hiding {
  if (!hidden.has(block)) return { hidden, spared }
  return { hidden: withoutBlock(tree, hidden, block), spared: new Set([...spared, block]) }
}
