import { blockTypes, type FieldValue } from '@lea/agenda'
import { m } from '../../../paraglide/messages.js'
import { useOpenAgenda } from '../../desk/AgendaContext.ts'
import { useFields, useReadOnly } from '../../desk/reading.ts'
import { ConflictChoice } from '../../fields/ConflictChoice.tsx'
import { useDraft } from '../../fields/useDraft.ts'
import { Changed } from '../../notices/Meanwhile.ts'
import { fieldLabel } from '../../texts/labels.ts'

/**
 * One cell of words in the year plan, of as many lines as one likes; written when one rests, at Ctrl+Enter and when it is left.
 *
 * At once: see `useDraft`; what two people write in one cell stands side by side until somebody picks.
 */
export function PlanCell({ ambition, field, rowTitle }: { ambition: string; field: string; rowTitle: string }) {
  const { work } = useOpenAgenda()
  const entries = useFields(ambition)?.[field]
  const readOnly = useReadOnly()
  const kind = blockTypes.ambition.fields[field]
  const onWritten = () => work.voice.say(m.views_said_written({ column: fieldLabel(field), row: rowTitle }))
  const draft = useDraft({ block: ambition, field }, entries, {
    toWords,
    toValue,
    isText: true,
    hasLines: true,
    onWritten,
  })
  if (entries && entries.length > 1 && !draft.isTyping)
    return <ConflictChoice block={ambition} field={field} kind={kind} entries={entries} />
  const { onChange, ...input } = draft.input
  return (
    <>
      <textarea
        {...input}
        className="plan-cell"
        placeholder=" "
        aria-label={m.views_cell({ column: fieldLabel(field), row: rowTitle })}
        rows={Math.max(2, lineCount(draft.words))}
        readOnly={readOnly !== null}
        onChange={(event) => onChange(event.target.value)}
      />
      {/* a field is a box of its own on paper, cut at the foot of a page; these are its words */}
      <p className="plan-cell-printed" aria-hidden="true">
        {draft.words}
      </p>
      {draft.meanwhile.length === 0 ? null : (
        <Changed block={ambition} field={field} kind={kind} entries={draft.meanwhile} />
      )}
    </>
  )
}

/** For a browser that doesn't fit a field to what is in it: about 22 letters fit on a line. */
function lineCount(words: string): number {
  return words.split('\n').reduce((count, line) => count + Math.max(1, Math.ceil(line.length / 22)), 0)
}

function toWords(value: FieldValue): string {
  return typeof value === 'string' ? value : ''
}

function toValue(words: string): FieldValue {
  return words.trim() === '' ? null : words.trim()
}
