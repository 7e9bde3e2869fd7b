import type { LiveAgenda } from '@lea/agenda'
import { m } from '../../paraglide/messages.js'

/** A block's title in one line, or 'Zonder titel'. */
export function titleOf(live: LiveAgenda, block: string): string {
  return live.block(block)?.titleText.trim() || m.agenda_untitled()
}
