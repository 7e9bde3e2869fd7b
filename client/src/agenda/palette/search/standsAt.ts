import { type LiveAgenda, placementOf } from '@lea/agenda'
import { kindLabel } from '../../texts/labels.ts'
import { titleOf } from '../../texts/titleOf.ts'

/**
 * What a block that hangs from another belongs to ('Actie 4.1: Huisbezoeken'): a partner has a role in many actions, and each of them
 * is called the same. '' for a block that stands by itself.
 */
export function standsAt(live: LiveAgenda, block: string): string {
  const { nodes } = live.tree()
  let node = nodes.get(block)
  if (placementOf(node?.type) !== 'attached') return ''
  while (node && placementOf(node.type) === 'attached') node = nodes.get(node.parent ?? '')
  if (!node) return ''
  return `${[kindLabel(live, node.type), node.number].filter(Boolean).join(' ')}: ${titleOf(live, node.id)}`
}
