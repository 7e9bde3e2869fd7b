import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import Arrival from '../access/Arrival.tsx'
import { refusedText } from '../access/words.ts'
import type { Visits } from '../agenda/desk/Visits.ts'
import { removeTemplate } from '../device/changeTemplates.ts'
import { useLanguage } from '../language/language.ts'
import { m } from '../paraglide/messages.js'
import type { Person } from '../session/session.ts'
import { LeftUnsaved } from '../start/LeftUnsaved.tsx'
import { makeOnShelf } from '../start/makeOnShelf.ts'
import { removeFrom } from '../start/removeFrom.ts'
import { SettingsDialog } from '../start/SettingsDialog.tsx'
import type { Made } from '../start/Shelf.ts'
import { useShelf, useShelfView } from '../start/ShelfContext.ts'
import { StartPage } from '../start/StartPage.tsx'
import { useToast } from '../ui/Announcer.tsx'
import { clipped } from '../ui/clipped.ts'
import { Frame, Loading } from '../ui/Frame.tsx'
import { storeFailureMishap } from '../ui/mishaps.ts'
import { DeviceTrouble } from './deviceTroublePart.tsx'
import { navigate } from './navigation.ts'

/** The start page, or what has to come before it: who are you, or why this browser can't keep anything. */
export default function StartRoute({ visits }: { visits: Pick<Visits, 'left' | 'subscribeLeft'> }) {
  const shelf = useShelf()
  const { person, agendas, templates, failure, waitsFor } = useShelfView()
  const toast = useToast()
  const left = useSyncExternalStore(visits.subscribeLeft, visits.left)
  const [isSetting, setSetting] = useState(false)
  const language = useLanguage()
  const closeFailure = useRef<() => void>(undefined)

  // What went wrong here is no news on the next page.
  useEffect(() => () => closeFailure.current?.(), [])

  const unsaved = <LeftUnsaved key={`left ${language}`} left={left} />
  if (failure !== null) return <DeviceTrouble failure={failure}>{unsaved}</DeviceTrouble>
  if (person === undefined || agendas === undefined) {
    if (waitsFor !== null) return <DeviceTrouble failure={waitsFor}>{unsaved}</DeviceTrouble>
    return (
      <Frame>
        <Loading />
      </Frame>
    )
  }
  const keepPerson = async (next: Person) => {
    const failed = await shelf.setPerson({ ...person, ...next })
    if (failed === null) toast({ kind: 'positive', title: m.start_settings_saved(), isOfPage: true })
    else toast({ kind: 'negative', title: m.start_settings_not_saved(), text: storeFailureMishap(failed).toDo })
  }
  if (person === null) return <Arrival key={language} isOnTheWay={false} back="/" />

  /** On a server that asks who people are, an agenda is brought there before its line is opened; elsewhere it makes itself. */
  const bringToServer = async (agendaId: string, title: string) => {
    const brought = await (await shelf.account()).bring(agendaId, title)
    if (!brought.ok && brought.refused !== 'unreachable')
      toast({ kind: 'warning', title: m.access_bring_failed(), text: refusedText(brought.refused) })
  }

  const goTo = async (making: Promise<Made>, title: string) => {
    closeFailure.current?.()
    const made = await making
    if (made.ok) {
      await bringToServer(made.value, title)
      navigate({ name: 'agenda', agendaId: made.value, page: 'document' })
    } else {
      const { failure } = made
      const { happened, toDo } = failure === 'notFetched' ? notFetched() : storeFailureMishap(failure)
      closeFailure.current = toast({
        kind: 'negative',
        title: m.start_create_failed(),
        text: `${happened} ${toDo}`,
        stays: true,
      })
    }
  }
  return (
    <>
      <StartPage
        key={`page ${language}`}
        agendas={agendas}
        left={left}
        templates={templates}
        personName={person.name}
        organisation={person.organisation}
        onSettings={() => setSetting(true)}
        onCreate={(draft) => void goTo(makeOnShelf(shelf, draft), draft.title)}
        onSample={() => void goTo(makeOnShelf(shelf, null), m.start_sample())}
        onRemoveTemplate={async ({ id, name }) => {
          const failed = await shelf.try(({ database }) => removeTemplate(database, id))
          if (failed === null) toast({ title: m.start_template_removed({ name: clipped(name) }), isOfPage: true })
          else
            toast({
              kind: 'negative',
              title: m.start_template_not_removed({ name: clipped(name) }),
              text: storeFailureMishap(failed).happened,
            })
        }}
        onRemove={async (agenda) => {
          const failed = await removeFrom(shelf, agenda.id)
          const title = agenda.title === '' ? m.start_untitled() : clipped(agenda.title)
          if (failed === null) toast({ title: m.start_removed({ title }), isOfPage: true })
          else
            toast({
              kind: 'negative',
              title: m.start_not_removed({ title }),
              text: whyNotRemoved(failed),
            })
        }}
      />
      {isSetting ? (
        <SettingsDialog
          key={`settings ${language}`}
          person={person}
          onClose={() => setSetting(false)}
          onSave={(next) => void keepPerson(next)}
        />
      ) : null}
    </>
  )
}

function whyNotRemoved(failed: Exclude<Awaited<ReturnType<typeof removeFrom>>, null>): string {
  if (failed === 'openInTab') return m.start_remove_open_in_tab()
  return failed === 'isBeingSent' ? m.start_remove_being_sent() : storeFailureMishap(failed).happened
}

function notFetched() {
  return { happened: m.start_not_fetched(), toDo: m.start_not_fetched_do() }
}
