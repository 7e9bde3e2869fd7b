import type { ReactNode } from 'react'
import { Icon, type IconName } from './Icon.tsx'
import './StatusChip.css'

export type Tone = 'neutral' | 'info' | 'positive' | 'warning' | 'negative' | 'accent'

/** A state in a word or two. The word says it; the colour only helps. */
export function StatusChip({
  tone = 'neutral',
  icon,
  children,
}: {
  tone?: Tone
  icon?: IconName
  children: ReactNode
}) {
  return (
    <span className={`lea-chip lea-chip--${tone}`}>
      {icon === undefined ? null : <Icon name={icon} size={15} />}
      {children}
    </span>
  )
}
