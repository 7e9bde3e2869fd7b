import { memo } from 'react'
import { ActionsHeading } from './ActionsHeading.tsx'
import { BlockRow } from './BlockRow.tsx'
import { Totals } from './lines/Totals.tsx'
import type { RowGroup, ThemeRows } from './themes.ts'

/** One theme of the document. `entry`: the block where the Tab key enters the document. */
export const Theme = memo(function Theme({ theme, entry }: { theme: ThemeRows; entry: string | undefined }) {
  return (
    <div className="document__theme">
      {theme.groups.map((group) => (
        <Group key={group.key} group={group} entry={group.key === entry ? entry : undefined} />
      ))}
    </div>
  )
})

const Group = memo(function Group({ group, entry }: { group: RowGroup; entry: string | undefined }) {
  return (
    <div className="document__group">
      {group.rows.map((row) =>
        row.kind === 'block' ? (
          <BlockRow key={row.key} row={row} isEntry={row.key === entry} />
        ) : row.kind === 'totals' ? (
          <Totals key={row.key} theme={row.theme} />
        ) : (
          <ActionsHeading key={row.key} />
        ),
      )}
    </div>
  )
})
