import type { ReactNode } from 'react'
import './EmptyState.css'

/** Where nothing is yet: what would stand here, and the button that makes the first. */
export function EmptyState({ title, children, actions }: { title: string; children?: ReactNode; actions?: ReactNode }) {
  return (
    <div className="lea-empty">
      <p className="lea-empty__title">{title}</p>
      {children === undefined ? null : <div className="lea-empty__text">{children}</div>}
      {actions === undefined ? null : <div className="lea-empty__actions">{actions}</div>}
    </div>
  )
}
