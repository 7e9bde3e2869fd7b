import { type KeyboardEvent, useRef, useState } from 'react'
import { lazyPart } from '../../ui/lazyPart.tsx'
import { useOpenAgenda } from '../desk/AgendaContext.ts'
import { usePlace, useTree } from '../desk/reading.ts'
import { TreeAsItWas } from '../desk/TreeAsItWas.ts'
import { Gone } from '../notices/Meanwhile.ts'
import { LegendForNothing } from './LegendForNothing.tsx'
import './Panel.css'

export const BlockPanel = lazyPart(() => import('./BlockPanel.tsx'))

/** The fields of the block that is in hand. */
export function Panel() {
  const { desk, work } = useOpenAgenda()
  const place = usePlace()
  const tree = useTree()
  const panel = useRef<HTMLDivElement>(null)
  const block = place?.block
  const isHere = block !== undefined && tree.nodes.has(block)
  const [stoodIn, setStoodIn] = useState(tree)
  if (isHere && stoodIn !== tree) setStoodIn(tree)
  // A colleague deleted it under one's hands. The document lets go of it when one wasn't writing in it.
  const isGone = block !== undefined && !isHere && stoodIn.nodes.has(block)

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented || block === undefined) return
    event.preventDefault()
    desk.openDrawer(null)
    work.goTo({ block, part: null })
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape goes back to the text from any control in it
    <div className="panel" ref={panel} onKeyDown={onKeyDown}>
      {isGone ? <Gone block={block} /> : null}
      {isHere || isGone ? (
        <TreeAsItWas value={isGone ? stoodIn : null}>
          <BlockPanel key={block} block={block} panel={panel} />
        </TreeAsItWas>
      ) : (
        <LegendForNothing />
      )}
    </div>
  )
}
