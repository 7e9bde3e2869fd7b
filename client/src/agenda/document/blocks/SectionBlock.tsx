import { m } from '../../../paraglide/messages.js'
import { hasWords } from '../../texts/hasWords.ts'
import { latestText } from '../../texts/latest.ts'
import { BlockText } from '../BlockText.tsx'
import { Details } from '../Details.tsx'
import { Hint } from '../Hint.tsx'
import { LineList } from '../lines/LineList.tsx'
import { BlockHeading } from './BlockHeading.tsx'
import type { BlockProps } from './blockProps.ts'

/** A numbered heading with its text. */
export function SectionBlock({ row, view, hand, people }: BlockProps) {
  return (
    <>
      <BlockHeading depth={row.depth} title={view.title} className="block__heading">
        {row.number === '' ? null : <span className="block__number">{row.number}</span>}
        <BlockText part="title" {...{ row, view, hand, people }} placeholder={m.agenda_hint_section_title()} />
      </BlockHeading>
      <BlockText
        part="body"
        {...{ row, view, hand, people }}
        placeholder={latestText(view.fields, 'hint') === '' ? m.agenda_hint_section_body() : m.agenda_hint_write()}
      />
      <Hint fields={view.fields} isWritten={hasWords(view.body)} />
      <Details view={view} roles={row.roles} />
      <LineList lines={row.lines} />
    </>
  )
}
