import { forgetThrownAway, readThrownAway } from '../device/thrownAway.ts'
import { m } from '../paraglide/messages.js'
import { Notice } from '../ui/Notice.tsx'
import { LinksToServer } from './LinksToServer.tsx'
import { useShelf, useShelfView } from './ShelfContext.ts'

/**
 * This browser had agendas and has none of them any more: what happened, what the server has still, and the way to it. Nothing where
 * that didn't happen. `on`: the page that asks who one is, where nobody can go to an agenda yet; the start page, where the agendas
 * come back one by one; or an agenda, which isn't gone.
 */
export function ThrownAway({ on }: { on: 'welcome' | 'start' | 'agenda' }) {
  const shelf = useShelf()
  const { agendas = [], thrownAway } = useShelfView()
  const forget = async () => {
    forgetThrownAway()
    shelf.read(await shelf.device)
  }
  const stood = readThrownAway(thrownAway)
  if (stood === null) return null
  const missing = stood.filter(({ id }) => agendas.every((here) => here.id !== id))
  return (
    <Notice
      isLive
      kind="warning"
      title={m.start_thrown_away()}
      {...(on === 'welcome' ? {} : { onClose: () => void forget() })}
    >
      {on === 'agenda' ? <p>{m.start_thrown_away_this()}</p> : null}
      <p>{m.start_thrown_away_safe()}</p>
      <p>{on === 'welcome' ? m.start_thrown_away_who() : m.start_thrown_away_do()}</p>
      {on !== 'welcome' && missing.length > 0 ? <LinksToServer title={m.start_stood_here()} agendas={missing} /> : null}
    </Notice>
  )
}
