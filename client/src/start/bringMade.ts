import { nothing, wholeKnowledge } from '../device/relayKnowledge.ts'
import type { Shelf } from './Shelf.ts'

/**
 * On a server that asks who people are, an agenda that was made without a line is brought there by who made it, and by nobody else who
 * sits here. Not one that was on a server before: then this server means what it says. Answers whether it was brought.
 */
export async function bringMade(shelf: Pick<Shelf, 'account' | 'device'>, agendaId: string): Promise<boolean> {
  const { database } = await shelf.device
  const [listed, found] = await Promise.all([database.agendas.get(agendaId), database.relay.get(agendaId)])
  const { acknowledged = nothing } = wholeKnowledge(found) ?? {}
  if (listed?.madeBy === undefined || acknowledged.length > nothing.length) return false
  const account = await shelf.account()
  await account.refresh()
  const view = account.view()
  if (view.phase !== 'known' || view.me.person?.id !== listed.madeBy) return false
  const answer = await account.bring(agendaId, listed.title)
  // the line hears the same refusal, and tells it
  if (!answer.ok) console.info('Not brought to the server', answer.refused)
  return answer.ok
}
