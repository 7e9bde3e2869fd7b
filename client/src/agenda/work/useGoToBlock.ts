import { blockTypes, isBlockTypeName } from '@lea/agenda'
import { useCallback } from 'react'
import { navigate } from '../../routes/navigation.ts'
import { useOpenAgenda } from '../desk/AgendaContext.ts'

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
      const owner = node.parent === null ? undefined : nodes.get(node.parent)
      const isOnList = (each: typeof node) => isBlockTypeName(each.type) && blockTypes[each.type].placement === 'list'
      if (placement === 'list' || (owner && isOnList(owner))) {
        navigate({ name: 'agenda', agendaId, page: 'partners' })
        const isRow = ['partner', 'fund', 'body', 'person'].includes(node.type)
        desk.goToField({ block, field: isRow ? block : `${node.type}:${block}` })
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
