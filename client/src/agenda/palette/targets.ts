import { m } from '../../paraglide/messages.js'
import { navigate } from '../../routes/navigation.ts'
import type { AgendaPageName } from '../../routes/route.ts'
import { useOpenAgenda } from '../desk/AgendaContext.ts'
import { textTypes } from '../desk/placeForNew.ts'
import { useAgenda, useReadOnly } from '../desk/reading.ts'
import { keysText } from '../texts/keys.ts'
import { kindLabel } from '../texts/labels.ts'
import { latestWords } from '../texts/latest.ts'
import { saveFile } from '../work/saveFile.ts'

/** Something that the palette can jump to or do. */
export type Target = {
  id: string
  label: string
  /** What kind of block it is, and its number. */
  kind?: string
  /** What it belongs to, and the words in which it was found. */
  snippet?: string
  shortcut?: string
  run: () => void
  /** It opens a dialog itself, in the place of the palette. */
  keepsDialog?: boolean
}

/** The pages of an agenda by the words on the screen. A new page doesn't compile without them. */
const pages: Readonly<Record<AgendaPageName, () => string>> = {
  document: m.agenda_page_document,
  budget: m.agenda_page_budget,
  views: m.agenda_page_views,
  roles: m.views_roles,
  yearPlan: m.views_year_plan,
  planning: m.views_planning,
  links: m.views_links,
  statutory: m.views_statutory,
  bodies: m.views_bodies,
  indicators: m.views_indicators,
  checks: m.views_checks,
  partners: m.agenda_page_partners,
}

export function usePages(): Target[] {
  const { agendaId } = useOpenAgenda().session
  return (Object.keys(pages) as AgendaPageName[]).map((page) => ({
    id: `page-${page}`,
    label: pages[page](),
    run: () => navigate({ name: 'agenda', agendaId, page }),
  }))
}

/** What one can do with the agenda as a whole, wherever one is. */
export function useCommands(): Target[] {
  const { session, desk, work } = useOpenAgenda()
  const { title } = useAgenda()
  const readOnly = useReadOnly()
  const dialog = (name: 'settings' | 'bin' | 'shortcuts' | 'conflicts' | 'template', label: string): Target => ({
    id: `command-${name}`,
    label,
    run: () => desk.openDialog({ name }),
    keepsDialog: true,
  })
  const near = desk.place()?.block ?? null
  const goToText = () => navigate({ name: 'agenda', agendaId: session.agendaId, page: 'document' })
  const writing: Target[] =
    readOnly !== null
      ? []
      : [
          ...textTypes.map((type) => ({
            id: `command-add-${type}`,
            label: m.agenda_add_kind({ kind: kindLabel(session.live, type).toLowerCase() }),
            run: () => {
              goToText()
              work.add(type, session.live.tree().nodes.has(near ?? '') ? near : null)
            },
          })),
          { id: 'command-undo', label: m.agenda_undo(), shortcut: keysText('Mod+Z'), run: () => work.undo() },
          { id: 'command-redo', label: m.agenda_redo(), shortcut: keysText('Mod+Shift+Z'), run: () => work.redo() },
        ]
  return [
    ...writing,
    dialog('settings', m.agenda_settings()),
    dialog('conflicts', m.agenda_conflicts_title()),
    dialog('bin', m.agenda_bin()),
    dialog('shortcuts', m.agenda_shortcuts()),
    dialog('template', m.fields_template_title()),
    { id: 'command-print', label: m.agenda_print(), run: () => requestAnimationFrame(() => window.print()) },
    {
      id: 'command-save',
      label: m.ui_save_as_file(),
      run: () => saveFile(`${latestWords(title) || 'agenda'}.lea`, session.saveAsFile()),
    },
    { id: 'command-start', label: m.ui_to_start(), run: () => navigate({ name: 'start' }) },
  ]
}
