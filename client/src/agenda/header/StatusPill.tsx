import { useEffect, useId, useRef, useState } from 'react'
import { m } from '../../paraglide/messages.js'
import type { StatusWord } from '../../session/status.ts'
import { statusLabel } from '../../session/words.ts'
import { useAnnounce } from '../../ui/Announcer.tsx'
import { Icon, type IconName } from '../../ui/Icon.tsx'
import { StatusDetails } from '../../ui/statusDetailsPart.ts'
import { useStatus } from '../desk/reading.ts'
import './StatusPill.css'

const looks = {
  savedOnRelay: { tone: 'positive', icon: 'check' },
  savedOnDevice: { tone: 'neutral', icon: 'device' },
  saving: { tone: 'neutral', icon: 'cloud' },
  offline: { tone: 'info', icon: 'cloudOff' },
  notSaved: { tone: 'negative', icon: 'warning' },
  refused: { tone: 'warning', icon: 'warning' },
} as const satisfies Record<StatusWord, { tone: string; icon: IconName }>

/** Where one's work is safe now, in the words of the session; pressed, it explains what that means and what to do. */
export function StatusPill() {
  const status = useStatus()
  const id = useId()
  // what explains it is only made while somebody reads it
  const [isOpen, setOpen] = useState(false)
  const label = statusLabel(status)
  const { tone, icon } = looks[status.word]
  useSaidInTrouble(status.word, label)
  return (
    <div className="status">
      <button type="button" className={`status__pill lea-chip lea-chip--${tone}`} popoverTarget={id}>
        <Icon name={icon} size={16} />
        {/* said by useSaidInTrouble: a live region would say it after every word that one types */}
        <span className="status__words" role="status" aria-live="off">
          {label}
        </span>
      </button>
      <section
        id={id}
        popover="auto"
        className="status__more"
        aria-label={m.agenda_status_explained()}
        onToggle={({ newState }) => setOpen(newState === 'open')}
      >
        {isOpen ? (
          <>
            <p className="status__title">{label}</p>
            <StatusDetails status={status} />
            {status.waiting > 0 ? <p>{m.agenda_status_waiting({ count: status.waiting })}</p> : null}
          </>
        ) : null}
      </section>
    </div>
  )
}

/** Says to a screen reader when the work is less safe than it was, and when that is over; not that one types. */
function useSaidInTrouble(word: StatusWord, label: string): void {
  const announce = useAnnounce()
  const trouble = useRef<StatusWord | null>(null)
  useEffect(() => {
    if (word === 'saving' || word === trouble.current) return
    const isTrouble = word === 'offline' || word === 'notSaved' || word === 'refused'
    if (isTrouble || trouble.current !== null) announce(label)
    trouble.current = isTrouble ? word : null
  }, [announce, word, label])
}
