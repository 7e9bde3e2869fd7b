import { m } from '../../../paraglide/messages.js'
import { useKindLabel } from '../../desk/reading.ts'
import { hasWords } from '../../texts/hasWords.ts'
import { latestPeriod, latestText } from '../../texts/latest.ts'
import { BlockFacts } from '../BlockFacts.ts'
import { BlockText } from '../BlockText.tsx'
import { Details } from '../Details.tsx'
import { Hint } from '../Hint.tsx'
import { LineList } from '../lines/LineList.tsx'
import { ProgressChip } from '../ProgressChip.tsx'
import { BlockHeading } from './BlockHeading.tsx'
import type { BlockProps } from './blockProps.ts'

/** A line of work. */
export function PillarBlock({ row, view, hand, people }: BlockProps) {
  const period = latestPeriod(view.fields, 'period')
  const kind = useKindLabel('pillar')
  return (
    <>
      <p className="block__kind">
        {kind}
        {period === null ? null : <span className="block__aside">{period.words}</span>}
        <ProgressChip entries={view.fields.status} />
      </p>
      <BlockHeading depth={row.depth} title={view.title} className="block__statement">
        <BlockText part="title" {...{ row, view, hand, people }} placeholder={m.agenda_hint_pillar_title()} />
      </BlockHeading>
      <BlockText
        part="body"
        {...{ row, view, hand, people }}
        placeholder={latestText(view.fields, 'hint') === '' ? m.agenda_hint_pillar_body() : m.agenda_hint_write()}
      />
      <Hint fields={view.fields} isWritten={hasWords(view.title) || hasWords(view.body)} />
      <Details view={view} roles={row.roles}>
        <BlockFacts view={view} />
      </Details>
      <LineList lines={row.lines} />
    </>
  )
}
