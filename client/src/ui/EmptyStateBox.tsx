import type { ReactNode } from 'react'
import './EmptyStateBox.css'

export type EmptyStateProps = { title: string; children?: ReactNode; actions?: ReactNode }

/** Where nothing is yet: what would stand here, and the button that makes the first. */
export default function EmptyStateBox({ title, children, actions }: EmptyStateProps) {
  return (
    <div className="lea-empty">
      <p className="lea-empty__title">{title}</p>
      {children === undefined ? null : <div className="lea-empty__text">{children}</div>}
      {actions === undefined ? null : <div className="lea-empty__actions">{actions}</div>}
    </div>
  )
}
