import { useState } from 'react'
import AccountBar from '../access/AccountBar.tsx'
import AgendasOnServer from '../access/AgendasOnServer.tsx'
import type { AgendaOnDevice } from '../device/agendaList.ts'
import type { KeptTemplate } from '../device/ownTemplates.ts'
import { m } from '../paraglide/messages.js'
import { Link } from '../routes/Link.tsx'
import type { Session } from '../session/session.ts'
import { Button } from '../ui/Button.tsx'
import { Frame } from '../ui/Frame.tsx'
import { Notice } from '../ui/Notice.tsx'
import { PageHeading } from '../ui/PageHeading.tsx'
import { AgendaList } from './AgendaList.tsx'
import { LanguageSwitch } from './LanguageSwitch.tsx'
import { LeftUnsaved } from './LeftUnsaved.tsx'
import { type NewAgenda, NewAgendaDialog } from './NewAgendaDialog.tsx'
import { OpenByLink } from './OpenByLink.tsx'
import { OpenFile } from './OpenFile.tsx'
import { useShelfView } from './ShelfContext.ts'
import './start.css'
import { ThrownAway } from './ThrownAway.tsx'
import { WorksOffline } from './WorksOffline.tsx'
import '../ui/moreIcons.tsx'

/** The agendas on this device, and the four ways to another one. */
export function StartPage({
  agendas,
  left,
  templates,
  personName,
  organisation,
  onSettings,
  onCreate,
  onSample,
  onRemove,
  onRemoveTemplate,
}: {
  agendas: readonly AgendaOnDevice[]
  /** Open still, because something of them is saved nowhere. */
  left: readonly Session[]
  templates: readonly KeptTemplate[]
  personName: string
  organisation: string
  onSettings: () => void
  onCreate: (draft: NewAgenda) => void
  onSample: () => void
  onRemove: (agenda: AgendaOnDevice) => void
  onRemoveTemplate: (template: KeptTemplate) => void
}) {
  const [isMaking, setMaking] = useState(false)
  const { forgets } = useShelfView()
  return (
    <Frame
      bar={
        <>
          <LanguageSwitch />
          <Button
            kind="quiet"
            icon="person"
            onPress={onSettings}
            aria-label={m.start_settings_of({ name: personName })}
          >
            {personName}
          </Button>
          <AccountBar />
        </>
      }
    >
      <div className="lea-start">
        <div className="lea-start__head">
          <PageHeading title={m.start_page_title()} />
          <Button kind="primary" icon="add" onPress={() => setMaking(true)}>
            {m.start_new()}
          </Button>
        </div>
        <section className="lea-start__list" aria-labelledby="on-device">
          <LeftUnsaved left={left} />
          <ThrownAway on="start" />
          {forgets === 'unavailable' ? (
            <Notice kind="warning" title={m.error_unavailable_title()}>
              <p>
                {m.start_unavailable_text()} {m.error_unavailable_do()}
              </p>
            </Notice>
          ) : null}
          <h2 id="on-device">{forgets ? m.start_list_title_shared() : m.start_list_title()}</h2>
          <AgendaList agendas={agendas} left={left} onRemove={onRemove} />
          <AgendasOnServer here={agendas.map(({ id }) => id)} />
        </section>
        <aside className="lea-start__ways">
          <section className="lea-way" aria-labelledby="by-link">
            <h2 id="by-link">{m.start_link()}</h2>
            <OpenByLink />
          </section>
          <OpenFile />
          <section className="lea-way" aria-labelledby="sample">
            <h2 id="sample">{m.start_sample()}</h2>
            <p className="lea-quiet">{m.start_sample_text()}</p>
            <Button onPress={onSample}>{m.start_sample_open()}</Button>
          </section>
        </aside>
        <div className="lea-start__foot">
          {forgets ? null : <WorksOffline />}
          <p>
            <Link to={{ name: 'access', page: 'privacy' }}>{m.access_privacy_title()}</Link>
          </p>
        </div>
      </div>
      {isMaking ? (
        <NewAgendaDialog
          templates={templates}
          organisation={organisation}
          onClose={() => setMaking(false)}
          onCreate={onCreate}
          onRemoveTemplate={onRemoveTemplate}
        />
      ) : null}
    </Frame>
  )
}
