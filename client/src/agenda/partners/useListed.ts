import { type BlockTypeName, type BlockView, blockTypes } from '@lea/agenda'
import { useMemo, useSyncExternalStore } from 'react'
import { useOpenAgenda } from '../desk/AgendaContext.ts'
import { useTree } from '../desk/reading.ts'
import { latestText } from '../texts/latest.ts'
import { titleOf } from '../texts/titleOf.ts'

export type Listed = { id: string; name: string; shortName: string }

/** The blocks of one type: those that stand on a list by name, those of the text in its order. Follows their names as well. */
export function useListed(type: BlockTypeName): readonly Listed[] {
  const { live } = useOpenAgenda().session
  const tree = useTree()
  const list = useMemo(() => {
    const ids = [...tree.nodes.values()].flatMap((node) => (node.type === type ? [node.id] : []))
    const isList = blockTypes[type].placement === 'list'
    let views: readonly (BlockView | undefined)[] = []
    let listed: readonly Listed[] = []
    return {
      subscribe(listener: () => void) {
        const stops = ids.map((id) => live.subscribe({ block: id }, listener))
        return () => {
          for (const stop of stops) stop()
        }
      },
      read() {
        const now = ids.map((id) => live.block(id))
        if (now.length !== views.length || now.some((view, at) => view !== views[at])) {
          views = now
          listed = ids
            .map((id) => ({ id, name: titleOf(live, id), shortName: latestText(live.block(id)?.fields, 'shortName') }))
            .sort((a, b) => (isList ? a.name.localeCompare(b.name) : 0))
        }
        return listed
      },
    }
  }, [live, tree, type])
  return useSyncExternalStore(list.subscribe, list.read)
}
