import { type LiveAgenda, leadAround, leadersNamedBy } from '@lea/agenda'
import { useCallback, useSyncExternalStore } from 'react'
import { useOpenAgenda } from '../../desk/AgendaContext.ts'
import { useTree } from '../../desk/reading.ts'
import { leadAboveText } from '../../texts/leadAboveText.ts'

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
  const text = useSyncExternalStore(subscribe, () => textOf(live, block))
  return text === '' ? null : <p className="panel__none">{text}</p>
}

function textOf(live: LiveAgenda, block: string): string {
  const lead = leadAround(
    live.tree(),
    (at) =>
      [at, ...rolesAt(live, at)].flatMap((id) => {
        const view = live.block(id)
        return view ? leadersNamedBy(view.fields, view.type) : []
      }),
    block,
  )
  return lead === null || lead.block === block ? '' : leadAboveText(live, lead)
}

function rolesAt(live: LiveAgenda, at: string): readonly string[] {
  const { nodes } = live.tree()
  return (nodes.get(at)?.children ?? []).filter((child) => nodes.get(child)?.type === 'role')
}
