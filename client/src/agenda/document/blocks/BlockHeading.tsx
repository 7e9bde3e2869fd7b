import type { ReactNode } from 'react'
import './BlockHeading.css'

/** A heading whose level follows from how deep the block stands. */
export function BlockHeading({
  depth,
  className,
  children,
}: {
  depth: number
  className: string
  children: ReactNode
}) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a title may hold an editor, and those are no children for an h2
    <div role="heading" aria-level={Math.min(depth + 2, 6)} className={className} data-level={depth}>
      {children}
    </div>
  )
}
