import type { BlockView } from '@lea/agenda'
import { useMemo, useSyncExternalStore } from 'react'
import { useOpenAgenda } from '../desk/AgendaContext.ts'
import { useTree } from '../desk/reading.ts'
import { titleOf } from '../texts/titleOf.ts'
import { latestText } from '../texts/valueText.ts'

export type Partner = { id: string; name: string; shortName: string }

/** The partners of the agenda by name; follows their names as well. */
export function usePartners(): readonly Partner[] {
  return useListed('partner')
}

/** The blocks of one kind of list. */
export function useListed(type: 'partner' | 'fund'): readonly Partner[] {
  const { live } = useOpenAgenda().session
  const tree = useTree()
  const list = useMemo(() => {
    const ids = tree.roots.filter((id) => tree.nodes.get(id)?.type === type)
    let views: readonly (BlockView | undefined)[] = []
    let partners: readonly Partner[] = []
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
          partners = ids
            .map((id) => ({ id, name: titleOf(live, id), shortName: latestText(live.block(id), 'shortName') }))
            .sort((a, b) => a.name.localeCompare(b.name))
        }
        return partners
      },
    }
  }, [live, tree, type])
  return useSyncExternalStore(list.subscribe, list.read)
}
