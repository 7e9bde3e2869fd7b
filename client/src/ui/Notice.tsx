import type { ReactNode } from 'react'
import { m } from '../paraglide/messages.js'
import { Icon, type IconName } from './Icon.tsx'
import { IconButton } from './IconButton.tsx'
import './Notice.css'

export type NoticeKind = 'info' | 'positive' | 'warning' | 'negative'

const drawing: Record<NoticeKind, IconName> = {
  info: 'info',
  positive: 'check',
  warning: 'warning',
  negative: 'warning',
}

/**
 * A message in the page. `isLive`: read aloud when it appears (as an alert when it is negative); leave it out for what
 * stands there from the start.
 */
export function Notice({
  kind = 'info',
  title,
  children,
  actions,
  onClose,
  isLive = false,
}: {
  kind?: NoticeKind
  title: string
  children?: ReactNode
  actions?: ReactNode
  onClose?: () => void
  isLive?: boolean
}) {
  return (
    <div
      className={`lea-notice lea-notice--${kind}`}
      {...(isLive ? { role: kind === 'negative' ? 'alert' : 'status' } : {})}
    >
      <Icon name={drawing[kind]} size={20} />
      <div className="lea-notice__body">
        <p className="lea-notice__title">{title}</p>
        {children}
        {actions === undefined ? null : <div className="lea-notice__actions">{actions}</div>}
      </div>
      {onClose === undefined ? null : <IconButton small label={m.ui_close_notice()} icon="close" onPress={onClose} />}
    </div>
  )
}
