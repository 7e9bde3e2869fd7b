import type { BlockView } from '@lea/agenda'
import { m } from '../../../paraglide/messages.js'
import { useKindLabel } from '../../desk/reading.ts'
import { hasWords } from '../../texts/hasWords.ts'
import { latestPeriod } from '../../texts/latest.ts'
import { BlockFacts } from '../BlockFacts.ts'
import { BlockText } from '../BlockText.tsx'
import { Details } from '../Details.tsx'
import { Hint } from '../Hint.tsx'
import { LineList } from '../lines/LineList.tsx'
import { ProgressChip } from '../ProgressChip.tsx'
import { BlockHeading } from './BlockHeading.tsx'
import type { BlockProps } from './blockProps.ts'

/** One that is read with its kind above it: an agreement, an evaluation, an open point. */
export function NotedBlock({ row, view, hand, people }: BlockProps) {
  const period = latestPeriod(view.fields, 'period')
  const kind = useKindLabel(row.type)
  return (
    <>
      <p className="block__kind">
        {kind}
        {period === null ? null : <span className="block__aside">{period.words}</span>}
        <ProgressChip entries={view.fields.status} />
      </p>
      <BlockHeading depth={row.depth} title={view.title} className="block__statement">
        <BlockText part="title" {...{ row, view, hand, people }} placeholder={kind} />
      </BlockHeading>
      <BlockText part="body" {...{ row, view, hand, people }} placeholder={m.terms_note_body()} />
      <Hint
        fields={view.fields}
        hand={hand}
        // an evaluation gets its title from the template
        isWritten={hasWords(view.body) || (row.type !== 'evaluation' && hasWords(view.title))}
        isFilledIn={isFilledIn(view)}
      />
      <Details view={view} roles={row.roles}>
        <BlockFacts view={view} />
      </Details>
      <LineList lines={row.lines} />
    </>
  )
}

/** Whether somebody filled in a field since the advice was given. */
function isFilledIn({ fields: { hint = [], ...others } }: BlockView): boolean {
  const advisedAt = Math.max(0, ...hint.map(({ clock }) => clock))
  return Object.values(others).some((entries) => entries.some(({ clock }) => clock > advisedAt))
}
