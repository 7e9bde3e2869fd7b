import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from 'react'
import { useLocation } from '../routes/navigation.ts'
import './Notice.css'
import { Notice, type NoticeKind } from './Notice.tsx'

/** The answer takes the words away, for when they no longer hold. */
export type Announce = (words: string, urgency?: 'polite' | 'assertive') => () => void

export type Toast = {
  kind?: NoticeKind
  title: string
  text?: string
  actions?: ReactNode
  /** Without it the message goes after ten seconds, a long one later; true: it stays until it is closed. What needs an answer stays. */
  stays?: boolean
  /** It is about what one did on the page that is open, and goes when one goes to another. */
  isOfPage?: boolean
}

type ShownToast = Toast & { id: number }

const AnnounceContext = createContext<Announce | null>(null)
const ToastContext = createContext<((toast: Toast) => () => void) | null>(null)

const toastMs = 10_000

/**
 * Holds the regions that a screen reader listens to, and the messages that float at the foot of the page. They
 * stand outside everything that a dialog hides (`data-live-announcer` is how React Aria knows). What floats comes and goes in a
 * third one, of which only what is added is read: a region that comes with its words may not be read, or twice.
 */
export function Announcer({ children }: { children: ReactNode }) {
  const polite = useRef<HTMLDivElement>(null)
  const assertive = useRef<HTMLDivElement>(null)
  const [toasts, setToasts] = useState<readonly ShownToast[]>([])
  const lastId = useRef(0)

  const announce = useCallback<Announce>((words, urgency = 'polite') => {
    const region = (urgency === 'assertive' ? assertive : polite).current
    // A new element each time: the same words twice ('Verplaatst naar plaats 2') are then read twice.
    const line = document.createElement('div')
    line.textContent = words
    region?.replaceChildren(line)
    return () => line.remove()
  }, [])

  const close = useCallback((id: number) => setToasts((shown) => shown.filter((toast) => toast.id !== id)), [])

  const show = useCallback(
    (toast: Toast) => {
      lastId.current += 1
      const id = lastId.current
      setToasts((shown) => [...shown.slice(-2), { ...toast, id }])
      return () => close(id)
    },
    [close],
  )

  return (
    <AnnounceContext value={announce}>
      <ToastContext value={show}>
        {children}
        <div data-live-announcer="true">
          <div ref={polite} className="lea-hidden" aria-live="polite" role="log" aria-relevant="additions" />
          <div ref={assertive} className="lea-hidden" aria-live="assertive" role="log" aria-relevant="additions" />
          <div className="lea-toasts lea-no-print" role="status" aria-atomic="false">
            {toasts.map((toast) => (
              <FloatingNotice key={toast.id} toast={toast} onClose={close} />
            ))}
          </div>
        </div>
      </ToastContext>
    </AnnounceContext>
  )
}

function FloatingNotice({ toast, onClose }: { toast: ShownToast; onClose: (id: number) => void }) {
  const { path } = useLocation()
  const [shownOn] = useState(path)
  const isLeft = toast.isOfPage === true && path !== shownOn
  useEffect(() => {
    if (isLeft) onClose(toast.id)
  }, [isLeft, onClose, toast.id])
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const stop = () => clearTimeout(timer.current)
  const start = () => {
    stop()
    // what takes longer to read stays longer
    if (!toast.stays)
      timer.current = setTimeout(() => onClose(toast.id), Math.max(toastMs, 80 * (toast.text ?? '').length))
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the clock only stands still while one points at it or is in it
    <div
      ref={(element) => {
        if (element === null) return
        start()
        return stop
      }}
      onPointerEnter={stop}
      onPointerLeave={start}
      onFocus={stop}
      onBlur={start}
    >
      <Notice kind={toast.kind ?? 'info'} title={toast.title} actions={toast.actions} onClose={() => onClose(toast.id)}>
        {toast.text === undefined ? null : <p>{toast.text}</p>}
      </Notice>
    </div>
  )
}

/** Says something to who listens to the page: 'Actie 3 verplaatst naar Gelijke kansen'. Shows nothing. */
export function useAnnounce(): Announce {
  const announce = useContext(AnnounceContext)
  if (announce === null) throw new Error('useAnnounce was called outside <Announcer>')
  return announce
}

/** Shows a message at the foot of the page, and says it. The answer takes it away, for when it no longer holds. */
export function useToast(): (toast: Toast) => () => void {
  const show = useContext(ToastContext)
  if (show === null) throw new Error('useToast was called outside <Announcer>')
  return show
}
