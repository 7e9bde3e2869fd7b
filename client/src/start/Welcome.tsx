import { isSharedComputer } from '../device/sharedComputer.ts'
import { m } from '../paraglide/messages.js'
import type { Person } from '../session/session.ts'
import { Frame } from '../ui/Frame.tsx'
import { PageHeading } from '../ui/PageHeading.tsx'
import { LanguageSwitch } from './LanguageSwitch.tsx'
import { PersonForm } from './PersonForm.tsx'
import './start.css'
import { ThrownAway } from './ThrownAway.tsx'

/** The first page in a browser that nobody has used yet: what this is, and who are you. */
export default function Welcome({ isOnTheWay, onSubmit }: { isOnTheWay: boolean; onSubmit: (person: Person) => void }) {
  return (
    <Frame bar={<LanguageSwitch />}>
      <div className="lea-welcome">
        <div className="lea-welcome__about">
          <ThrownAway mayClose={false} />
          <PageHeading title={m.start_intro_title()} />
          <p className="lea-lead">{m.start_intro_first()}</p>
          <p className="lea-lead">{isSharedComputer() ? m.start_intro_shared() : m.start_intro_second()}</p>
        </div>
        <section className="lea-card" aria-labelledby="who">
          <h2 id="who">{m.start_who_title()}</h2>
          <p className="lea-quiet">{m.start_who_text()}</p>
          <PersonForm person={null} submit={isOnTheWay ? m.start_join() : m.start_go_on()} onSubmit={onSubmit} />
        </section>
      </div>
    </Frame>
  )
}
