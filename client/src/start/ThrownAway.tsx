import { useState } from 'react'
import { forgetThrownAway, readThrownAway } from '../device/thrownAway.ts'
import { m } from '../paraglide/messages.js'
import { Notice } from '../ui/Notice.tsx'
import { LinksToServer } from './LinksToServer.tsx'
import { useShelfView } from './ShelfContext.ts'

/**
 * This browser had agendas and has none any more: what happened, what the server has still, and the way to it. Nothing where
 * that didn't happen. `mayClose`: on the page where the agendas come back one by one.
 */
export function ThrownAway({ mayClose }: { mayClose: boolean }) {
  const { agendas = [] } = useShelfView()
  const [thrownAway, setThrownAway] = useState(readThrownAway)
  if (thrownAway === null) return null
  const forget = () => {
    forgetThrownAway()
    setThrownAway(null)
  }
  const missing = thrownAway.filter(({ id }) => agendas.every((here) => here.id !== id))
  return (
    <Notice kind="warning" title={m.start_thrown_away()} {...(mayClose ? { onClose: forget } : {})}>
      <p>{m.start_thrown_away_safe()}</p>
      <p>{mayClose ? m.start_thrown_away_do() : m.start_thrown_away_who()}</p>
      {mayClose && missing.length > 0 ? <LinksToServer title={m.start_stood_here()} agendas={missing} /> : null}
    </Notice>
  )
}
