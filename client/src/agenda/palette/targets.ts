import { mayStandUnder } from '@lea/agenda'
import { languageNames } from '../../language/chooseLanguage.ts'
import { useLanguage } from '../../language/language.ts'
import { m } from '../../paraglide/messages.js'
import { navigate } from '../../routes/navigation.ts'
import type { AgendaPageName } from '../../routes/route.ts'
import { useShelfView } from '../../start/ShelfContext.ts'
import { useChooseLanguage } from '../../start/useChooseLanguage.ts'
import { useOpenAgenda } from '../desk/AgendaContext.ts'
import { addedTypes, textTypes, typesToAdd } from '../desk/placeForNew.ts'
import { useAgenda, useReadOnly } from '../desk/reading.ts'
import { attachedTypes } from '../panel/attachedTypes.ts'
import { print } from '../paper/OnPaper.ts'
import { keysText } from '../texts/keys.ts'
import { kindLabel } from '../texts/labels.ts'
import { latestWords } from '../texts/latest.ts'
import { withOpenFilter } from '../views/filter/openFilter.ts'
import { saveFile } from '../work/saveFile.ts'
import { useShare } from '../work/useShare.ts'
import { kindWords } from './search/searchEntry.ts'

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
  /** Other words that people look for it with. */
  also?: string
  /** Only for who looks for it by its words: there are too many of these to read. */
  isRare?: boolean
  /** It opens a dialog itself, in the place of the palette. */
  keepsDialog?: boolean
}

/** The pages of an agenda by the words on the screen, and by what else people call them. A new page doesn't compile without them. */
const pages: Readonly<Record<AgendaPageName, readonly [label: () => string, also: () => string]>> = {
  document: [m.agenda_page_document, m.palette_also_document],
  budget: [m.agenda_page_budget, m.palette_also_budget],
  views: [m.agenda_page_views, m.palette_also_views],
  roles: [m.views_roles, m.palette_also_roles],
  yearPlan: [m.views_year_plan, m.palette_also_year_plan],
  planning: [m.views_planning, m.palette_also_planning],
  links: [m.views_links, m.palette_also_links],
  statutory: [m.views_statutory, m.palette_also_statutory],
  bodies: [m.views_bodies, m.palette_also_bodies],
  indicators: [m.views_indicators, m.palette_also_indicators],
  checks: [m.views_checks, m.palette_also_checks],
  partners: [m.agenda_page_partners, m.palette_also_partners],
}

export function usePages(): Target[] {
  const { agendaId } = useOpenAgenda().session
  return (Object.keys(pages) as AgendaPageName[]).map((page) => ({
    id: `page-${page}`,
    label: pages[page][0](),
    also: pages[page][1](),
    run: () => navigate({ name: 'agenda', agendaId, page }),
  }))
}

/** What has a list of its own on the page of partners, where its name is typed. */
const listed = [
  ['partner', m.agenda_add_partner],
  ['body', m.fields_add_body],
  ['person', m.fields_add_person],
  ['fund', m.agenda_add_fund],
] as const

/** All that can be added where one works: in the text, to the block in hand, and to the lists of partners and money. */
function useAdditions(): Target[] {
  const { session, desk, work } = useOpenAgenda()
  const { agendaId, live } = session
  const tree = live.tree()
  const inHand = tree.nodes.get(desk.place()?.block ?? '')
  const goTo = (page: AgendaPageName) => navigate({ name: 'agenda', agendaId, page })
  const label = (type: string) => m.agenda_add_kind({ kind: kindLabel(live, type).toLowerCase() })
  // 'nieuwe actie' and 'acties toevoegen' are for it too
  const also = (type: string) => `${m.palette_also_add()}, ${kindWords(live, type)}`
  const addable = typesToAdd(tree, inHand?.id ?? null)
  return [
    ...addedTypes
      .filter((type) => addable.includes(type))
      .map((type) => ({
        id: `command-add-${type}`,
        label: label(type),
        also: also(type),
        isRare: !textTypes.some((each) => each === type),
        run: () => {
          goTo('document')
          work.add(type, inHand?.id ?? null)
        },
      })),
    ...attachedTypes
      .filter((type) => inHand !== undefined && mayStandUnder(type, inHand.type))
      .map((type) => ({
        id: `command-add-${type}`,
        label: label(type),
        also: also(type),
        isRare: true,
        run: () => {
          goTo('document')
          if (inHand !== undefined) work.attach(inHand.id, type)
        },
      })),
    ...listed.map(([type, words]) => ({
      id: `command-add-${type}`,
      label: words(),
      also: also(type),
      isRare: true,
      run: () => {
        goTo('partners')
        desk.wishField({ block: '', field: `new:${type}` })
      },
    })),
  ]
}

/** What one can do with the agenda as a whole, wherever one is. */
export function useCommands(): Target[] {
  const { session, desk, work } = useOpenAgenda()
  const { title } = useAgenda()
  const readOnly = useReadOnly()
  const dialog = (
    name: 'settings' | 'bin' | 'shortcuts' | 'conflicts' | 'template' | 'changes' | 'touches',
    label: string,
    also: string,
  ): Target => ({
    id: `command-${name}`,
    label,
    also,
    run: () => desk.openDialog({ name }),
    keepsDialog: true,
  })
  const { agendaId } = session
  const additions = useAdditions()
  const share = useShare()
  const { access } = useShelfView()
  const chooseLanguage = useChooseLanguage()
  const otherLanguage = useLanguage() === 'nl' ? 'en' : 'nl'
  const writing: Target[] =
    readOnly !== null
      ? []
      : [
          ...additions,
          {
            id: 'command-undo',
            label: m.agenda_undo(),
            also: m.palette_also_undo(),
            shortcut: keysText('Mod+Z'),
            run: () => work.undo(),
          },
          {
            id: 'command-redo',
            label: m.agenda_redo(),
            also: m.palette_also_redo(),
            shortcut: keysText('Mod+Shift+Z'),
            run: () => work.redo(),
          },
        ]
  return [
    ...writing,
    dialog('settings', m.agenda_settings(), m.palette_also_settings()),
    dialog('changes', m.agenda_changes_title(), m.palette_also_changes()),
    dialog('conflicts', m.agenda_conflicts_title(), m.palette_also_conflicts()),
    dialog('bin', m.agenda_bin(), m.palette_also_bin()),
    dialog('shortcuts', m.agenda_shortcuts(), m.palette_also_shortcuts()),
    dialog('template', m.fields_template_title(), m.palette_also_template()),
    {
      id: 'command-filter',
      label: m.views_filter_document(),
      also: m.palette_also_filter(),
      run: () =>
        navigate({ name: 'agenda', agendaId, page: 'document', search: withOpenFilter(window.location.search) }),
    },
    {
      id: 'command-share',
      label: m.agenda_share(),
      also: m.palette_also_share(),
      run: share,
      keepsDialog: access === 'required',
    },
    dialog('touches', m.access_touches_title(), m.palette_also_touches()),
    // the palette is not to be on paper
    {
      id: 'command-print',
      label: m.agenda_print(),
      also: m.palette_also_print(),
      run: () => requestAnimationFrame(() => void print()),
    },
    {
      id: 'command-save',
      label: m.ui_save_as_file(),
      also: m.palette_also_save(),
      run: () => saveFile(`${latestWords(title) || 'agenda'}.lea`, session.saveAsFile()),
    },
    {
      id: 'command-language',
      label: languageNames[otherLanguage],
      also: m.palette_also_language(),
      isRare: true,
      run: () => chooseLanguage(otherLanguage),
    },
    {
      id: 'command-start',
      label: m.ui_to_start(),
      also: m.palette_also_start(),
      run: () => navigate({ name: 'start' }),
    },
  ]
}
