import { type LiveAgenda, leadAround, leadersNamedBy } from '@lea/agenda'
import { leadAboveText } from '../../texts/leadAboveText.ts'

/** What the panel says of who leads a block from above; '' when somebody was named at it, or nobody above it. */
export function leadAboveIn(live: LiveAgenda, block: string): string {
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

/** The roles that stand at a block. */
export function rolesAt(live: LiveAgenda, at: string): readonly string[] {
  const { nodes } = live.tree()
  return (nodes.get(at)?.children ?? []).filter((child) => nodes.get(child)?.type === 'role')
}
