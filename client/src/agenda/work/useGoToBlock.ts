import { blockTypes, isBlockTypeName } from '@lea/agenda'
import { useCallback } from 'react'
import { navigate } from '../../routes/navigation.ts'
import { useOpenAgenda } from '../desk/AgendaContext.ts'

/** Goes to any block from any page: to the text, to the field of the block that it is attached to, or to its list; `typed`: there to the field in which one types. */
export function useGoToBlock(): (block: string, typed?: string) => void {
  const { session, desk, work } = useOpenAgenda()
  return useCallback(
    (block, typed) => {
      const { agendaId } = session
      const { nodes } = session.live.tree()
      const node = nodes.get(block)
      if (!node) return
      const placementOf = ({ type }: typeof node) => (isBlockTypeName(type) ? blockTypes[type].placement : 'document')
      const above = (each: typeof node) => (each.parent === null ? undefined : nodes.get(each.parent))
      // a source hangs from a budget line, which hangs from what is drawn
      let owner = node
      for (let next = above(owner); placementOf(owner) === 'attached' && next; next = above(owner)) owner = next
      const isListed = placementOf(owner) === 'list'
      const isRow = isListed && ['partner', 'fund', 'body', 'person'].includes(node.type)
      navigate({ name: 'agenda', agendaId, page: isListed ? 'partners' : 'document' })
      if (!isListed) work.goTo({ block: owner.id, part: null })
      if (!isListed && owner === node) return
      const field = isRow ? block : `${node.type}:${block}`
      desk.goToField({ block: isListed ? block : owner.id, field, words: typed && `${block}.${typed}` })
    },
    [session, desk, work],
  )
}
