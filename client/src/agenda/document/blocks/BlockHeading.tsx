import type { Paragraph } from '@lea/agenda'
import type { ReactNode } from 'react'
import { hasWords } from '../../texts/hasWords.ts'
import './BlockHeading.css'

/** A heading whose level follows from how deep the block stands; without words it is none, or a screen reader would stop at nothing. */
export function BlockHeading({
  depth,
  title,
  className,
  children,
}: {
  depth: number
  title: readonly Paragraph[]
  className: string
  children: ReactNode
}) {
  const heading = hasWords(title) && { role: 'heading', 'aria-level': Math.min(depth + 2, 6) }
  return (
    <div {...heading} className={className} data-level={depth}>
      {children}
    </div>
  )
}
