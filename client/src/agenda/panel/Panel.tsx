import { type KeyboardEvent, useRef } from 'react'
import { lazyPart } from '../../ui/lazyPart.tsx'
import { useOpenAgenda } from '../desk/AgendaContext.ts'
import { usePlace, useTree } from '../desk/reading.ts'
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

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented || block === undefined) return
    event.preventDefault()
    desk.openDrawer(null)
    work.goTo({ block, part: null })
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape goes back to the text from any control in it
    <div className="panel" ref={panel} onKeyDown={onKeyDown}>
      {isHere ? <BlockPanel key={block} block={block} panel={panel} /> : <LegendForNothing />}
    </div>
  )
}
