import type { LiveAgenda } from '@lea/agenda'
import { m } from '../../paraglide/messages.js'
import { typeLabel } from './labels.ts'

/** A block's title in one line, or 'Ambitie zonder titel'. */
export function titleOf(live: LiveAgenda, block: string): string {
  const view = live.block(block)
  return view?.titleText.trim() || untitled(view?.type ?? '')
}

/** What a block without a title is called: 'Ambitie zonder titel'. */
export function untitled(type: string): string {
  return m.agenda_untitled_kind({ kind: typeLabel(type) })
}
