import { m } from '../../paraglide/messages.js'
import { Link } from '../../routes/Link.tsx'
import { useSearch } from '../../routes/navigation.ts'
import type { AgendaPageName } from '../../routes/route.ts'
import { Brand } from '../../ui/Frame.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { useOpenAgenda } from '../desk/AgendaContext.ts'
import { useAgenda, useReadOnly } from '../desk/reading.ts'
import { keysText } from '../texts/keys.ts'
import { choiceLabel } from '../texts/labels.ts'
import { latest, latestWords } from '../texts/latest.ts'
import { useUndo } from '../work/useUndo.ts'
import './AgendaHeader.css'
import { AgendaMenu } from './AgendaMenu.tsx'
import { ConflictCount } from './ConflictCount.tsx'
import { PeopleHere } from './PeopleHere.tsx'
import { ShareButton } from './ShareButton.tsx'
import { StatusPill } from './StatusPill.tsx'
import { TitleEdit } from './TitleEdit.tsx'

/** The bar at the top: which agenda, how safe it is, who is here, and what one can do with the whole of it. */
export function AgendaHeader({ page }: { page: AgendaPageName }) {
  const { fields } = useAgenda()
  const municipality = latestWords(fields.municipality)
  const status = latest(fields.status)
  return (
    <header className="agenda-header lea-no-print">
      <Brand short />
      <div className="agenda-header__name">
        <TitleEdit />
        <p className="agenda-header__about">
          {[municipality, typeof status === 'string' ? choiceLabel(status).toLowerCase() : '']
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      <Pages page={page} />
      <div className="agenda-header__tools">
        <ConflictCount />
        <StatusPill />
        <PeopleHere />
        <UndoButtons />
        <ShareButton />
        <AgendaMenu />
      </div>
    </header>
  )
}

const pages = [
  { page: 'document', label: m.agenda_page_document },
  { page: 'budget', label: m.agenda_page_budget },
  { page: 'views', label: m.agenda_page_views },
  { page: 'partners', label: m.agenda_page_partners },
] as const

/** The pages; a view is one of the overviews. The filter goes along, but to the partners. */
function Pages({ page }: { page: AgendaPageName }) {
  const { session } = useOpenAgenda()
  const search = useSearch()
  const here = pages.find((each) => each.page === page)?.page ?? 'views'
  return (
    <nav className="pages" aria-label={m.agenda_pages()}>
      <ul>
        {pages.map((each) => (
          <li key={each.page}>
            <Link
              className="pages__link"
              to={{
                name: 'agenda',
                agendaId: session.agendaId,
                page: each.page,
                ...(each.page === 'partners' ? {} : { search }),
              }}
              {...(each.page === here ? { 'aria-current': here === page ? 'page' : 'true' } : {})}
            >
              {each.label()}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function UndoButtons() {
  const { desk, work } = useOpenAgenda()
  const { canUndo, canRedo } = useUndo()
  const mayWrite = useReadOnly() === null
  return (
    <div className="agenda-header__undo">
      <IconButton
        icon="search"
        label={m.palette_title()}
        shortcut={keysText('Mod+K')}
        onPress={() => desk.openDialog({ name: 'palette' })}
      />
      {mayWrite ? (
        <>
          <IconButton
            icon="undo"
            label={m.agenda_undo()}
            shortcut={keysText('Mod+Z')}
            isDisabled={!canUndo}
            onPress={() => work.undo()}
          />
          <IconButton
            icon="redo"
            label={m.agenda_redo()}
            shortcut={keysText('Mod+Shift+Z')}
            isDisabled={!canRedo}
            onPress={() => work.redo()}
          />
        </>
      ) : null}
    </div>
  )
}
