import type { LiveAgenda } from '@lea/agenda'
import { m } from '../../paraglide/messages.js'
import { kindLabel } from './labels.ts'
import { latestText } from './latest.ts'

/** A block's title in one line; a role is called by its partner ('Rol van JGZ'), the rest 'Ambitie zonder titel'. */
export function titleOf(live: LiveAgenda, block: string): string {
  const view = live.block(block)
  const title = view?.titleText.trim()
  if (title) return title
  const partner = view?.type === 'role' ? live.block(latestText(view.fields, 'partner')) : undefined
  const name = latestText(partner?.fields, 'shortName') || partner?.titleText
  return name ? m.agenda_role_of({ name }) : untitled(kindLabel(live, view?.type ?? ''))
}

/** What a block without a title is called: 'Ambitie zonder titel'. */
export function untitled(kind: string): string {
  return m.agenda_untitled_kind({ kind })
}
