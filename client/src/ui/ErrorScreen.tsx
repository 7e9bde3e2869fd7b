import type { ReactNode } from 'react'
import { m } from '../paraglide/messages.js'
import './ErrorScreen.css'
import { PageHeading } from './PageHeading.tsx'

export type Mishap = {
  /** What it is, in a few words. */
  title: string
  /** One text per question: what happened, what is safe, what one can do. */
  happened: string
  safe: string
  toDo: string
}

/** A whole page that tells what went wrong. Never without what is safe and what to do. */
export function ErrorScreen({ mishap, actions, details }: { mishap: Mishap; actions?: ReactNode; details?: string }) {
  return (
    <div className="lea-error">
      <PageHeading title={mishap.title} />
      <dl className="lea-error__answers">
        <dt>{m.ui_what_happened()}</dt>
        <dd>{mishap.happened}</dd>
        <dt>{m.ui_what_is_safe()}</dt>
        <dd>{mishap.safe}</dd>
        <dt>{m.ui_what_to_do()}</dt>
        <dd>{mishap.toDo}</dd>
      </dl>
      {actions === undefined ? null : <div className="lea-error__actions">{actions}</div>}
      {details === undefined ? null : (
        <details className="lea-error__details">
          <summary>{m.ui_technical_details()}</summary>
          <pre>{details}</pre>
        </details>
      )}
    </div>
  )
}
