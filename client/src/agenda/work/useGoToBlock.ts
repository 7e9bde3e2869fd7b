import { blockTypes, isBlockTypeName } from '@lea/agenda'
import { useCallback } from 'react'
import { navigate } from '../../routes/navigation.ts'
import { useOpenAgenda } from '../desk/AgendaContext.ts'

/** Types of which the list stands among the overviews, not with the partners and funds. */
const ofBodies: readonly string[] = ['body', 'seat', 'meeting']

/** Goes to any block from any page: to the text, to the field of the block that it is attached to, or to its list. */
export function useGoToBlock(): (block: string) => void {
  const { session, desk, work } = useOpenAgenda()
  return useCallback(
    (block) => {
      const { agendaId } = session
      const { nodes } = session.live.tree()
      const node = nodes.get(block)
      if (!node) return
      const placement = isBlockTypeName(node.type) ? blockTypes[node.type].placement : 'document'
      const owner = nodes.get(node.parent ?? '')
      if (placement === 'list' || node.type === 'seat' || node.type === 'responsibility') {
        navigate({ name: 'agenda', agendaId, page: ofBodies.includes(node.type) ? 'bodies' : 'partners' })
        const listed = node.type === 'responsibility' && owner ? owner.id : block
        desk.goToField({ block: listed, field: listed })
      } else {
        navigate({ name: 'agenda', agendaId, page: 'document' })
        if (placement === 'attached' && node.parent !== null) {
          work.goTo({ block: node.parent, part: null })
          desk.goToField({ block: node.parent, field: `${node.type}:${block}` })
        } else work.goTo({ block, part: null })
      }
    },
    [session, desk, work],
  )
}
