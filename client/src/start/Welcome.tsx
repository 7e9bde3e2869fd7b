import type { Forgets } from '../device/device.ts'
import { m } from '../paraglide/messages.js'
import type { Person } from '../session/session.ts'
import { Frame } from '../ui/Frame.tsx'
import { PageHeading } from '../ui/PageHeading.tsx'
import { LanguageSwitch } from './LanguageSwitch.tsx'
import { PersonForm } from './PersonForm.tsx'
import { SharedComputerFolded } from './SharedComputer.tsx'
import { useShelfView } from './ShelfContext.ts'
import './start.css'
import { ThrownAway } from './ThrownAway.tsx'

const introWhenForgetting = {
  shared: m.start_intro_shared,
  unavailable: m.start_intro_unavailable,
} satisfies Record<Forgets, () => string>

/** The first page in a browser that nobody has used yet: what this is, and who are you. */
export default function Welcome({ isOnTheWay, onSubmit }: { isOnTheWay: boolean; onSubmit: (person: Person) => void }) {
  const { forgets } = useShelfView()
  return (
    <Frame bar={<LanguageSwitch />}>
      <div className="lea-welcome">
        <div className="lea-welcome__about">
          <ThrownAway on="welcome" />
          <PageHeading title={m.start_intro_title()} />
          <p className="lea-lead">{m.start_intro_first()}</p>
          <p className="lea-lead">{forgets === null ? m.start_intro_second() : introWhenForgetting[forgets]()}</p>
        </div>
        <section className="lea-card" aria-labelledby="who">
          <h2 id="who">{m.start_who_title()}</h2>
          <p className="lea-quiet">{m.start_who_text()}</p>
          <PersonForm person={null} submit={isOnTheWay ? m.start_join() : m.start_go_on()} onSubmit={onSubmit} />
          <SharedComputerFolded />
        </section>
      </div>
    </Frame>
  )
}
