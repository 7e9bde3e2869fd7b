import type { BlockView, LiveAgenda } from '@lea/agenda'
import { m } from '../../paraglide/messages.js'
import { amountText } from './euro.ts'
import { kindLabel } from './labels.ts'
import { latestText, settled } from './latest.ts'

/**
 * A block's title in one line. Without one a role is called by its partner ('Rol van JGZ'), a budget line by what it belongs to and what it
 * comes to ('Begrotingsregel bij Zomerschool, € 2.500'), a seat by who holds it or whose it is ('Zetel van J. Bos, Stuurgroep'; 'Zetel 2,
 * Stuurgroep'), the rest 'Ambitie zonder titel'.
 */
export function titleOf(live: LiveAgenda, block: string): string {
  const view = live.block(block)
  const title = view?.titleText.trim()
  if (title) return title
  const partner = view?.type === 'role' ? live.block(latestText(view.fields, 'partner')) : undefined
  const name = latestText(partner?.fields, 'shortName') || partner?.titleText
  const kind = kindLabel(live, view?.type ?? '')
  if (name) return m.agenda_kind_of({ kind, name })
  if (view?.type === 'seat') return seatName(live, view, kind)
  return (view?.type === 'budget' && lineName(live, view, kind)) || untitled(kind)
}

/** A seat that nobody holds also has its place among those of its body: of two, one is meant. */
function seatName(live: LiveAgenda, { id, fields }: BlockView, seat: string): string {
  const { nodes } = live.tree()
  const named = (field: string) => live.block(latestText(fields, field))?.titleText.trim()
  const body = nodes.get(nodes.get(id)?.parent ?? '')
  const at = body?.children.filter((each) => nodes.get(each)?.type === 'seat').indexOf(id)
  const holder = named('person') || latestText(fields, 'holder').trim()
  const name = holder || named('organisation')
  const kind = holder || at === undefined ? seat : `${seat} ${at + 1}`
  const of = body && live.block(body.id)?.titleText.trim()
  if (!name && !body) return untitled(seat)
  return [name ? m.agenda_kind_of({ kind, name }) : kind, of].filter(Boolean).join(', ')
}

/** '' when nothing is known of it. */
function lineName(live: LiveAgenda, { id, fields }: BlockView, kind: string): string {
  const { nodes } = live.tree()
  let owner = nodes.get(id)
  while (owner?.type === 'budget') owner = nodes.get(owner.parent ?? '')
  const of = owner && live.block(owner.id)?.titleText.trim()
  const amount = settled(fields.amount)
  const sum = typeof amount === 'object' && amount !== null && 'cents' in amount && amountText(amount).trim()
  const worth = sum || live.block(latestText(fields, 'fund'))?.titleText.trim()
  if (!of && !worth) return ''
  return [of ? m.agenda_line_of({ kind, title: of }) : kind, worth].filter(Boolean).join(', ')
}

/** What a block without a title is called: 'Ambitie zonder titel'. */
export function untitled(kind: string): string {
  return m.agenda_untitled_kind({ kind })
}
