import { blockTypes, type FieldValue } from '@lea/agenda'
import { m } from '../../../paraglide/messages.js'
import { useOpenAgenda } from '../../desk/AgendaContext.ts'
import { useFields, useReadOnly } from '../../desk/reading.ts'
import { ConflictChoice } from '../../fields/ConflictChoice.tsx'
import { useDraft } from '../../fields/useDraft.ts'
import { Changed } from '../../notices/Meanwhile.ts'
import { fieldLabel } from '../../texts/labels.ts'

/**
 * One cell of words in the year plan, written when one rests, at Enter and when it is left.
 *
 * At once: see `useDraft`; what two people write in one cell stands side by side until somebody picks.
 */
export function PlanCell({ ambition, field, rowTitle }: { ambition: string; field: string; rowTitle: string }) {
  const { work } = useOpenAgenda()
  const entries = useFields(ambition)?.[field]
  const readOnly = useReadOnly()
  const kind = blockTypes.ambition.fields[field]
  const onWritten = () => work.voice.say(m.views_said_written({ column: fieldLabel(field), row: rowTitle }))
  const draft = useDraft({ block: ambition, field }, entries, { toWords, toValue, isText: true, onWritten })
  if (entries && entries.length > 1 && !draft.isTyping)
    return <ConflictChoice block={ambition} field={field} kind={kind} entries={entries} />
  const { onChange, onKeyDown, ...input } = draft.input
  return (
    <>
      <textarea
        {...input}
        className="plan-cell"
        placeholder=" "
        aria-label={m.views_cell({ column: fieldLabel(field), row: rowTitle })}
        rows={Math.max(2, Math.ceil(draft.words.length / 22))}
        readOnly={readOnly !== null}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          // one cell is one piece of text: Enter ends it, as in the fields of the panel
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) event.preventDefault()
          onKeyDown(event)
        }}
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

function toWords(value: FieldValue): string {
  return typeof value === 'string' ? value : ''
}

function toValue(words: string): FieldValue {
  return words.trim() === '' ? null : words.trim()
}
