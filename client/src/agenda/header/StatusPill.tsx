import { useEffect, useId, useRef, useState } from 'react'
import { m } from '../../paraglide/messages.js'
import type { reasonOf } from '../../session/reasons.ts'
import type { Status, StatusWord } from '../../session/status.ts'
import { statusLabel } from '../../session/words.ts'
import { useAnnounce } from '../../ui/Announcer.tsx'
import { Icon, type IconName } from '../../ui/Icon.tsx'
import { lazyPart } from '../../ui/lazyPart.tsx'
import { StatusDetails } from '../../ui/statusDetailsPart.ts'
import { useStatus } from '../desk/reading.ts'
import { isTrouble } from '../notices/isTrouble.ts'
import './StatusPill.css'

/** Which fields hold words that aren't in the agenda. */
const StayingFields = lazyPart<{ onGo: () => void }>(() => import('../notices/StayingFields.tsx'))

const looks = {
  savedOnRelay: { tone: 'positive', icon: 'check' },
  savedOnDevice: { tone: 'neutral', icon: 'device' },
  inField: { tone: 'neutral', icon: 'pencil' },
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
  const { word, relay } = status
  const isAsked = word === 'notSaved' || word === 'refused'
  const why = useReason(isAsked)
  const label = statusLabel(status, why?.(status))
  // as wide as it will be in a moment: it doesn't move with each word that one types
  const isPassing = word === 'saving' || word === 'inField'
  const next = isPassing && statusLabel({ ...status, word: relay === 'off' ? 'savedOnDevice' : 'savedOnRelay' })
  // on the server, and nowhere else: without the words too it must look different from what is safe
  const { tone, icon } = looks[word === 'savedOnRelay' && isTrouble(status) ? 'refused' : word]
  useSaidInTrouble(status, isAsked && !why ? null : label)
  return (
    <div className="status">
      <button
        type="button"
        className={`status__pill lea-chip lea-chip--${tone}`}
        aria-label={m.agenda_status_name({ status: label })}
        popoverTarget={id}
      >
        <Icon name={icon} size={16} />
        <span className="status__words" data-next={next || undefined}>
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
            <StatusDetails status={status} counts />
            {status.unwritten.staying === 0 ? null : (
              <StayingFields onGo={() => document.getElementById(id)?.hidePopover()} />
            )}
          </>
        ) : null}
      </section>
    </div>
  )
}

/** What tells why one's work isn't safe, as soon as that is asked; undefined until it is fetched. */
function useReason(isAsked: boolean): typeof reasonOf | undefined {
  const [found, setFound] = useState<typeof reasonOf>()
  useEffect(() => {
    if (!isAsked) return
    // it comes early, with the details: when something is the matter there may be no line
    import('../../session/reasons.ts').then(
      (reasons) => setFound(() => reasons.reasonOf),
      (error: unknown) => {
        console.warn('The reason is not told', error)
        setFound(() => () => undefined)
      },
    )
  }, [isAsked])
  return found
}

/** Says to a screen reader when the work is less safe than it was, and when that is over; not that one types. `label`: null as long as its words aren't there. */
function useSaidInTrouble(status: Status, label: string | null): void {
  const announce = useAnnounce()
  const trouble = useRef<StatusWord | null>(null)
  const takeBack = useRef<() => void>(undefined)
  const { word } = status
  const isLessSafe = word === 'offline' || isTrouble(status)
  useEffect(() => {
    const now = isLessSafe ? word : null
    if (label === null || word === 'saving' || word === 'inField' || now === trouble.current) return
    takeBack.current = announce(label)
    trouble.current = now
  }, [announce, isLessSafe, word, label])
  // on another page they would be about nothing that is shown there
  useEffect(() => () => takeBack.current?.(), [])
}
