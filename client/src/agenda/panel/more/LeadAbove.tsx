import { useCallback, useSyncExternalStore } from 'react'
import { useOpenAgenda } from '../../desk/AgendaContext.ts'
import { useTree } from '../../desk/reading.ts'
import { leadAboveIn, rolesAt } from './leadAboveIn.ts'

/** Who leads work for which nobody was named: whoever leads what it stands under. */
export function LeadAbove({ block }: { block: string }) {
  const { live } = useOpenAgenda().session
  const tree = useTree()
  const subscribe = useCallback(
    (listener: () => void) => {
      const ends = [live.subscribe('agenda', listener)]
      const watch = (id: string) => ends.push(live.subscribe({ block: id }, listener))
      for (let at: string | null = block; at !== null; at = tree.nodes.get(at)?.parent ?? null)
        for (const id of [at, ...rolesAt(live, at)]) watch(id)
      for (const { id, type } of tree.nodes.values()) if (type === 'partner' || type === 'body') watch(id)
      return () => {
        for (const end of ends) end()
      }
    },
    [live, tree, block],
  )
  const text = useSyncExternalStore(subscribe, () => leadAboveIn(live, block))
  return text === '' ? null : <p className="panel__none">{text}</p>
}
