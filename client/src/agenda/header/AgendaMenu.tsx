import { m } from '../../paraglide/messages.js'
import { navigate } from '../../routes/navigation.ts'
import { useShelf } from '../../start/ShelfContext.ts'
import { useToast } from '../../ui/Announcer.tsx'
import { MenuButton } from '../../ui/Menu.tsx'
import { useOpenAgenda } from '../desk/AgendaContext.ts'
import { useAgenda } from '../desk/reading.ts'
import { print } from '../paper/OnPaper.ts'
import { keysText } from '../texts/keys.ts'
import { latestWords } from '../texts/latest.ts'
import { withOpenFilter } from '../views/filter/openFilter.ts'
import { saveFile } from '../work/saveFile.ts'

/** Everything about the agenda as a whole that isn't needed every minute. */
export function AgendaMenu() {
  const { session, desk } = useOpenAgenda()
  const { title } = useAgenda()
  const shelf = useShelf()
  const toast = useToast()
  const openFile = async () => {
    const agendaId = await shelf.askForFile(toast, session)
    if (agendaId !== undefined && agendaId !== session.agendaId)
      navigate({ name: 'agenda', agendaId, page: 'document' })
  }
  return (
    <MenuButton
      label={m.agenda_more()}
      icon="more"
      iconOnly
      entries={[
        { id: 'palette', label: m.palette_title(), icon: 'search', shortcut: keysText('Mod+K') },
        { id: 'filter', label: m.views_filter_document(), icon: 'list' },
        { id: 'changes', label: m.agenda_changes_title(), icon: 'restore' },
        { id: 'settings', label: m.agenda_settings(), icon: 'settings' },
        { id: 'bin', label: m.agenda_bin(), icon: 'bin' },
        { id: 'touches', label: m.access_touches_title(), icon: 'list' },
        { id: 'shortcuts', label: m.agenda_shortcuts(), icon: 'info' },
        { divider: 'out' },
        { id: 'print', label: m.agenda_print(), icon: 'file' },
        { id: 'template', label: m.fields_template_title(), icon: 'duplicate' },
        { id: 'save', label: m.ui_save_as_file(), icon: 'download' },
        { id: 'open', label: m.ui_open_file(), icon: 'file' },
      ]}
      onAction={(id) => {
        if (id === 'save') saveFile(`${latestWords(title) || 'agenda'}.lea`, session.saveAsFile())
        else if (id === 'open') void openFile()
        else if (id === 'print') void print()
        else if (id === 'filter')
          navigate({
            name: 'agenda',
            agendaId: session.agendaId,
            page: 'document',
            search: withOpenFilter(window.location.search),
          })
        else if (
          id === 'palette' ||
          id === 'changes' ||
          id === 'settings' ||
          id === 'bin' ||
          id === 'touches' ||
          id === 'shortcuts' ||
          id === 'template'
        )
          desk.openDialog({ name: id })
      }}
    />
  )
}
