import { m } from '../../../paraglide/messages.js'
import { hasWords } from '../../texts/hasWords.ts'
import { fieldLabel } from '../../texts/labels.ts'
import { BlockText } from '../BlockText.tsx'
import { Hint } from '../Hint.tsx'
import { ActionAmounts } from '../lines/ActionAmounts.tsx'
import { PeriodWords } from '../PeriodWords.tsx'
import { ProgressChip } from '../ProgressChip.tsx'
import { RoleChips } from '../RoleChips.tsx'
import type { BlockProps } from './blockProps.ts'
import './ActionBlock.css'

/**
 * What will be done, by whom, when, for how much: one line of a table. Each cell carries its own label, because lines
 * are blocks that one can move and the heading above them is drawn once per run; on a narrow screen the labels show.
 */
export function ActionBlock({ row, view, hand, people }: BlockProps) {
  const notes = (view.fields.partnersNote ?? []).map(({ value }) => value).filter(Boolean)
  return (
    <div className="action">
      <span className="action__number">{row.number}</span>
      <div className="action__title">
        <BlockText part="title" {...{ row, view, hand, people }} placeholder={m.agenda_hint_action_title()} />
      </div>
      <button type="button" className="action__cell" data-deed="field:roles" tabIndex={-1}>
        <span className="action__label">{m.agenda_column_partners()}</span>
        <RoleChips roles={row.roles} />
        {notes.length === 0 ? null : <span className="action__note">{notes.join(` ${m.agenda_or()} `)}</span>}
      </button>
      <button type="button" className="action__cell" data-deed="field:planning" tabIndex={-1}>
        <span className="action__label">{fieldLabel('planning')}</span>
        <PeriodWords entries={view.fields.planning} />
      </button>
      <button type="button" className="action__cell" data-deed="field:status" tabIndex={-1}>
        <span className="action__label">{fieldLabel('status')}</span>
        <ProgressChip entries={view.fields.status} />
      </button>
      <button type="button" className="action__cell action__cell--amount" data-deed="field:lines" tabIndex={-1}>
        <span className="action__label">{m.agenda_column_budget()}</span>
        <ActionAmounts lines={row.lines} />
      </button>
      <div className="action__body">
        <BlockText part="body" isQuiet {...{ row, view, hand, people }} placeholder={m.agenda_hint_action_body()} />
        <Hint fields={view.fields} isWritten={hasWords(view.title) || hasWords(view.body)} />
      </div>
    </div>
  )
}
