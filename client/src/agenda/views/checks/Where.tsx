import type { Finding } from '@lea/agenda'
import { m } from '../../../paraglide/messages.js'
import { Link } from '../../../routes/Link.tsx'
import { Button } from '../../../ui/Button.tsx'
import { useOpenAgenda } from '../../desk/AgendaContext.ts'
import { kindLabel } from '../../texts/labels.ts'
import { titleOf } from '../../texts/titleOf.ts'
import { BlockLink } from '../BlockLink.tsx'
import { views } from '../views.ts'

/** Where a finding stands, and in what: there may be five actions called 'Evaluatie'. */
export function Where({ finding: { block, check } }: { finding: Pick<Finding, 'block' | 'check'> }) {
  const { session, desk } = useOpenAgenda()
  const { live, agendaId } = session
  if (block === null && check === 'planningIsNotUnderstood') {
    return (
      <Button small kind="quiet" icon="settings" onPress={() => desk.openDialog({ name: 'settings' })}>
        {m.agenda_settings()}
      </Button>
    )
  }
  if (block === null) {
    // else only a topic of the law has no block at all: there one reads what is missing, and adds it
    return (
      <>
        <Link className="view-link" to={{ name: 'agenda', agendaId, page: 'statutory' }}>
          {views.statutory.label()}
        </Link>
        <span className="view__under">{m.views_whole_agenda()}</span>
      </>
    )
  }
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
