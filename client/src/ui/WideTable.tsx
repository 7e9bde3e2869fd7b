import type { ReactNode } from 'react'
import { Table } from './Table.tsx'
import './WideTable.css'

/** A table with more columns than fit: it scrolls both ways, and its head and first column stay in sight. */
export function WideTable(props: { label: string; stacks?: boolean; children: ReactNode }) {
  return (
    <div className="lea-wide">
      <Table {...props} />
    </div>
  )
}
