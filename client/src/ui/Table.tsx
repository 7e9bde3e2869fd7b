import type { ReactNode } from 'react'
import './Table.css'

/** A table that scrolls by itself when the page is narrow; `label` names it for who can't see it. Fill it with thead, tbody, tfoot. */
export function Table({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard (WCAG 2.1.1)
    <section className="lea-table-frame" tabIndex={0} aria-label={label}>
      <table className="lea-table">{children}</table>
    </section>
  )
}
