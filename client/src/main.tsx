import './device/refusedChannel.ts'
import { fetchEnglish } from 'virtual:plain-messages'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { AccessRoute, App, NewVersionNotice, StartRoute, UnknownRoute } from './App.tsx'
import { CantOpenScreen } from './agenda/AgendaPage.tsx'
import { AgendaDialogs, BudgetPage, PartnersPage, ViewPage } from './agenda/AgendaScreen.tsx'
import { Visits } from './agenda/desk/Visits.ts'
import { BlockFacts } from './agenda/document/BlockFacts.ts'
import { BlockMenu } from './agenda/document/BlockMenu.ts'
import { EmptyDocument } from './agenda/document/Document.tsx'
import { fetchDrag } from './agenda/document/startDrag.ts'
import { ConflictChoice } from './agenda/fields/ConflictChoice.tsx'
import { WhyUnclear } from './agenda/fields/WhyUnclear.ts'
import { Gone } from './agenda/notices/Meanwhile.ts'
import { NoticeList } from './agenda/notices/Notices.tsx'
import { FieldHelp } from './agenda/panel/More.ts'
import { BlockPanel } from './agenda/panel/Panel.tsx'
import { OnPaper } from './agenda/paper/OnPaper.ts'
import { fetchRareCommands } from './agenda/work/Work.ts'
import { Database } from './device/database.ts'
import { openDevice } from './device/device.ts'
import { readAhead } from './device/readAhead.ts'
import { isSharedComputer } from './device/sharedComputer.ts'
import { startLanguage } from './language/language.ts'
import { DeviceTrouble } from './routes/deviceTroublePart.tsx'
import { readRoute } from './routes/route.ts'
import { takeSecret } from './routes/secret.ts'
import { allowOwnProgramsOnly } from './safety/trustedTypes.ts'
import { openSession, relayUrlOf } from './session/openSession.ts'
import { fetchBeginnings, fetchRare, Shelf } from './start/Shelf.ts'
import './styles/base.css'
import { Combobox } from './ui/Combobox.tsx'
import { DialogBox } from './ui/Dialog.tsx'
import { EmptyState } from './ui/EmptyState.ts'
import { MenuList } from './ui/Menu.tsx'
import { MultiSelect } from './ui/MultiSelect.tsx'
import { StatusDetails } from './ui/statusDetailsPart.ts'
import './ui/tokens.css'

allowOwnProgramsOnly(window.location.origin)
const secret = takeSecret(window.location)

// Where everything that lives longer than a page is put together, from the database up.
const language = startLanguage()
const newVersion = import('./offline/NewVersion.ts').then(({ NewVersion }) => new NewVersion())

if (isSharedComputer()) {
  void import('./device/sharing.ts').then(async ({ beginShared }) => start(await beginShared(), 'shared'))
} else start(new Database())

function tellLater(error: unknown): void {
  console.warn('Fetched later', error)
}

/** `forgets`: the database is in the memory of this window. */
function start(database: Database, forgets?: 'shared'): void {
  const route = readRoute(window.location.pathname)
  const rowsOf = route.name === 'agenda' && !forgets ? readAhead(database, route.agendaId) : () => undefined
  const device = openDevice(database, undefined, forgets)
  const shelf = new Shelf(device)
  const visits = new Visits(async (agendaId) =>
    openSession({
      agendaId,
      device: await device,
      person: await shelf.whoIsHere(),
      personId: () => shelf.view().person?.id,
      relayUrl: relayUrlOf(window.location),
      bring: () => fetchRare().then(({ bringMade }) => bringMade(shelf, agendaId)),
      // the worker that compacts can't see into that memory
      store: (await device).forgets ? { compaction: () => Promise.resolve(0) } : { ahead: rowsOf(agendaId) },
    }),
  )
  database.on('blocked', shelf.tellBlocked)
  shelf
    .open()
    .then(() => import('./start/followRemoval.ts'))
    .then(({ followRemoval }) => followRemoval(shelf))
    .catch((error: unknown) => console.warn('Database not followed', error))

  const root = document.getElementById('root')
  if (root === null) throw new Error('index.html has no #root')
  void language.then(() =>
    createRoot(root).render(
      <StrictMode>
        <App shelf={shelf} visits={visits} newVersion={newVersion} secret={secret} />
      </StrictMode>,
    ),
  )
  // who the server takes this browser for: known before somebody shares the agenda
  setTimeout(() => {
    const asked = shelf.account().then((account) => account.refresh())
    asked.catch(tellLater)
    startSending()
  }, 1_500)
  /** From now on what waits in agendas that no tab has open is sent. */
  const startSending = () => {
    const started = fetchRare().then(({ sendFrom }) => sendFrom(shelf))
    started.catch((error: unknown) => {
      tellLater(error)
      setTimeout(startSending, 15_000)
    })
  }
}

// What is fetched when it is needed is fetched early as well where the browser keeps no pages: who goes offline after a minute must be able to use it.
const laterParts = [
  BlockPanel,
  ConflictChoice,
  WhyUnclear,
  FieldHelp,
  NoticeList,
  BlockMenu,
  BlockFacts,
  EmptyDocument,
  EmptyState,
  OnPaper,
  MenuList,
  DialogBox,
  AgendaDialogs,
  { preload: () => import('./agenda/changes/ChangesDialog.tsx').then(() => undefined) },
  { preload: () => fetchDrag().then(() => undefined) },
  { preload: () => fetchRareCommands().then(() => undefined) },
  { preload: () => import('./session/ways.ts').then(() => undefined) },
  { preload: () => import('./agenda/palette/Palette.tsx').then(() => undefined) },
  Combobox,
  MultiSelect,
  StartRoute,
  AccessRoute,
  Gone,
  CantOpenScreen,
  DeviceTrouble,
  UnknownRoute,
  NewVersionNotice,
  StatusDetails,
  BudgetPage,
  PartnersPage,
  ViewPage,
]
/** One by one, when the page has nothing to do: all at once they take half a second from who reads and writes. A busy page has them in a minute. */
const fetchLater = async () => {
  // the worker has taken this page: every part is at hand
  if (navigator.serviceWorker?.controller) return
  for (const fetchPart of [...laterParts.map((part) => part.preload), fetchBeginnings, fetchRare, fetchEnglish]) {
    await new Promise<unknown>((resolve) => {
      if ('requestIdleCallback' in globalThis) requestIdleCallback(resolve, { timeout: 1_500 })
      else setTimeout(resolve, 50)
    })
    await fetchPart().catch(tellLater)
  }
}
// by then the worker has them all, where there is one
setTimeout(fetchLater, 20_000)
// It keeps all pages for a start without a line, and has to fetch them. A page in development is never kept.
if (import.meta.env.PROD) setTimeout(() => void newVersion.then((version) => version.start()).catch(tellLater), 1_500)
