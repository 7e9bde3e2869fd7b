import type { ReactNode } from 'react'
import './Table.css'

/**
 * A table that scrolls by itself when the page is narrow; `label` names it for who can't see it. Fill it with thead, tbody, tfoot.
 * `stacks`: on a phone each row becomes a small card instead, with `data-label` before the cells that have one.
 */
export function Table({ label, stacks = false, children }: { label: string; stacks?: boolean; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard (WCAG 2.1.1)
    <section className="lea-table-frame" tabIndex={0} aria-label={label}>
      <table className={stacks ? 'lea-table lea-table--stacks' : 'lea-table'}>{children}</table>
    </section>
  )
}
