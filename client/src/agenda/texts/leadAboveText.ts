import type { LeadAround, LiveAgenda } from '@lea/agenda'
import { m } from '../../paraglide/messages.js'
import { kindLabel } from './labels.ts'
import { titleOf } from './titleOf.ts'

/** That who leads what this stands under counts here: 'Geen eigen trekker: die van pijler ‘Taal’ telt (Gemeente).' */
export function leadAboveText(live: LiveAgenda, { block, leaders }: LeadAround): string {
  const kind = kindLabel(live, live.tree().nodes.get(block)?.type ?? '')
  return m.fields_lead_above({
    kind: kind.charAt(0).toLowerCase() + kind.slice(1),
    title: titleOf(live, block),
    name: leaders.map((id) => titleOf(live, id)).join(', '),
  })
}
