import { useCopyAgendaLink } from '../agenda/work/useCopyLink.tsx'
import type { AgendaOnDevice } from '../device/agendaList.ts'
import { isElsewhere } from '../device/onlyHere.ts'
import { m } from '../paraglide/messages.js'
import { Link } from '../routes/Link.tsx'
import { routeToPath } from '../routes/route.ts'
import type { Session } from '../session/session.ts'
import { MenuButton } from '../ui/Menu.tsx'
import { StatusChip } from '../ui/StatusChip.tsx'
import { dateToWords } from './dates.ts'
import { useStateOf } from './LeftUnsaved.tsx'
import { useShelfView } from './ShelfContext.ts'

/** One agenda of the list. The title is the link; the whole row can be pressed. */
export function AgendaRow({
  agenda,
  left,
  isUnsaved,
  onRemove,
}: {
  agenda: AgendaOnDevice
  /** It is open still, because something of it is saved nowhere. */
  left: Session | undefined
  /** Some tab holds something of it that is saved nowhere. */
  isUnsaved: boolean
  onRemove: () => void
}) {
  const copyLink = useCopyAgendaLink()
  const state = useStateOf(left)
  const title = agenda.title === '' ? m.start_untitled() : agenda.title
  const route = { name: 'agenda', agendaId: agenda.id, page: 'document' } as const
  const link = window.location.origin + routeToPath(route)

  return (
    <li className="lea-row">
      <div className="lea-row__words">
        <h3 className="lea-row__title">
          <Link to={route}>{title}</Link>
        </h3>
        <p className="lea-row__about">
          {agenda.municipality === '' ? null : <span>{agenda.municipality}</span>}
          {agenda.openedAt === 0 ? null : (
            <span>{m.start_last_opened({ when: dateToWords(agenda.openedAt, Date.now()) })}</span>
          )}
        </p>
      </div>
      {state === 'notSaved' ? (
        <StatusChip tone="negative" icon="warning">
          {m.start_state_not_saved()}
        </StatusChip>
      ) : state === 'saving' ? (
        <StatusChip icon="cloud">{m.session_status_saving()}</StatusChip>
      ) : isUnsaved ? (
        <StatusChip tone="negative" icon="warning">
          {m.start_state_not_saved_elsewhere()}
        </StatusChip>
      ) : (
        <State agenda={agenda} />
      )}
      <MenuButton
        iconOnly
        icon="more"
        label={m.start_more_about({ title })}
        entries={[
          { id: 'copy', label: m.start_copy_link(), icon: 'link' },
          ...(state === 'notSaved'
            ? []
            : [{ id: 'remove', label: m.start_remove(), icon: 'bin', kind: 'danger' } as const]),
        ]}
        onAction={(id) => {
          if (id === 'copy') copyLink(link, isElsewhere(agenda) && !state && !isUnsaved)
          else onRemove()
        }}
      />
    </li>
  )
}

/** Where its work is, followed live. */
function State({ agenda: { id, isConfirmed, hasDrafts } }: { agenda: AgendaOnDevice }) {
  const { forgets, underWay } = useShelfView()
  if (isConfirmed && hasDrafts) return <StatusChip icon="pencil">{m.start_state_in_field()}</StatusChip>
  if (isConfirmed) {
    return (
      <StatusChip tone="positive" icon="cloud">
        {m.start_state_confirmed()}
      </StatusChip>
    )
  }
  const state = underWay.get(id)
  if (state === 'underWay') {
    return (
      <StatusChip tone="info" icon="cloud">
        {m.start_state_under_way()}
      </StatusChip>
    )
  }
  const waits = state === 'refused' ? m.start_state_on_device : m.start_state_waiting
  return <StatusChip icon="device">{forgets ? m.start_state_in_window() : waits()}</StatusChip>
}
