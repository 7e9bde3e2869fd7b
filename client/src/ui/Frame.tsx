import type { ReactNode } from 'react'
import { m } from '../paraglide/messages.js'
import { Link } from '../routes/Link.tsx'
import './Frame.css'

/** Id of the part of the page that the skip link leads to. */
export const contentId = 'inhoud'

/** A page: the bar at the top with the way home, and what it is about. `bar` stands behind the mark. */
export function Frame({ bar, children }: { bar?: ReactNode; children: ReactNode }) {
  return (
    <div className="lea-frame">
      <SkipLink />
      <header className="lea-bar lea-no-print">
        <Brand />
        {bar}
      </header>
      <main id={contentId} tabIndex={-1} className="lea-frame__content">
        {children}
      </main>
    </div>
  )
}

/** The first stop of the keyboard: past the bar, to what the page is about (the element with `contentId`). */
export function SkipLink() {
  return (
    <a
      className="lea-skip"
      href={`#${contentId}`}
      onClick={(event) => {
        // The address stays as it is: a hash would be a step of the back button.
        event.preventDefault()
        document.getElementById(contentId)?.focus()
      }}
    >
      {m.ui_skip_to_content()}
    </a>
  )
}

/** The mark of the app: the way to the start page. `short`: without the name, for a bar that has little room. */
export function Brand({ short = false }: { short?: boolean }) {
  return (
    <Link to={{ name: 'start' }} className="lea-brand" aria-label={m.ui_home()}>
      <svg viewBox="0 0 64 64" width="32" height="32" aria-hidden="true" focusable="false">
        <rect className="lea-brand__ground" width="64" height="64" rx="14" />
        <path className="lea-brand__table" d="M13 29h38M21 29v19m22-19v19" />
        <circle className="lea-brand__guest" cx="20" cy="17" r="4.5" />
        <circle className="lea-brand__host" cx="32" cy="15" r="4.5" />
        <circle className="lea-brand__guest" cx="44" cy="17" r="4.5" />
      </svg>
      {short ? null : <span className="lea-brand__name">{m.ui_app_name()}</span>}
    </Link>
  )
}

/** Shown while a page is fetched, but not in the first moments: a flash of it helps nobody. */
export function Loading() {
  return (
    <p className="lea-loading" role="status">
      {m.ui_loading()}
    </p>
  )
}
