import { m } from '../../../paraglide/messages.js'
import { useKindLabel } from '../../desk/reading.ts'
import { hasWords } from '../../texts/hasWords.ts'
import { latestPeriod, latestText } from '../../texts/latest.ts'
import { BlockText } from '../BlockText.tsx'
import { Details } from '../Details.tsx'
import { Hint } from '../Hint.tsx'
import { LineList } from '../lines/LineList.tsx'
import { BlockHeading } from './BlockHeading.tsx'
import type { BlockProps } from './blockProps.ts'
import './AmbitionBlock.css'

/** What the partners want to reach: a card with an accent. */
export function AmbitionBlock({ row, view, hand, people }: BlockProps) {
  const period = latestPeriod(view.fields, 'period')
  const kind = useKindLabel('ambition')
  return (
    <>
      <p className="block__kind">
        {kind}
        {period === null ? null : <span className="block__aside">{period.words}</span>}
      </p>
      <BlockHeading depth={row.depth} title={view.title} className="block__statement">
        <BlockText part="title" {...{ row, view, hand, people }} placeholder={m.agenda_hint_ambition_title()} />
      </BlockHeading>
      <BlockText
        part="body"
        {...{ row, view, hand, people }}
        placeholder={latestText(view.fields, 'hint') === '' ? m.agenda_hint_ambition_body() : m.agenda_hint_write()}
      />
      <Hint fields={view.fields} isWritten={hasWords(view.title) || hasWords(view.body)} />
      <Details view={view} roles={row.roles} />
      <LineList lines={row.lines} />
    </>
  )
}
