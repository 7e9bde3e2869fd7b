import { m } from '../../../paraglide/messages.js'
import { useOpenAgenda } from '../../desk/AgendaContext.ts'
import { kindLabel } from '../../texts/labels.ts'
import { titleOf } from '../../texts/titleOf.ts'
import { BlockLink } from '../BlockLink.tsx'

/** Where a finding stands, and in what: there may be five actions called 'Evaluatie'. */
export function Where({ block }: { block: string | null }) {
  const { live } = useOpenAgenda().session
  if (block === null) return m.views_whole_agenda()
  const type = live.block(block)?.type ?? ''
  const node = live.tree().nodes.get(block)
  const parent = node?.parent ?? null
  const kind = [kindLabel(live, type), node?.number].filter(Boolean).join(' ')
  return (
    <>
      <BlockLink block={block} type={type} title={titleOf(live, block)} />
      <span className="view__under">{parent === null ? kind : `${kind}, ${titleOf(live, parent)}`}</span>
    </>
  )
}
