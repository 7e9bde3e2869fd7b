import {
  type BlockTypeName,
  blockTypes,
  type Entry,
  type Field,
  type FieldValue,
  isBlockTypeName,
  keepField,
  parseAmount,
  parsePeriod,
} from '@lea/agenda'
import { m } from '../../paraglide/messages.js'
import { refusalText } from '../../ui/refusalText.ts'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useOpenAgenda } from '../desk/AgendaContext.ts'
import { useFields, useReadOnly } from '../desk/reading.ts'
import { useListed } from '../partners/useListed.ts'
import { amountReading } from '../texts/amountReading.ts'
import { periodText } from '../texts/dates.ts'
import { choicesOf, fieldLabel } from '../texts/labels.ts'
import { titleOf } from '../texts/titleOf.ts'
import { valueText } from '../texts/valueText.ts'
import { ConflictChoice } from './ConflictChoice.tsx'
import './BlockField.css'
import { useDraft } from './useDraft.ts'
import { type SchoolYear, useSchoolYear } from './useSchoolYear.ts'

/** One field of a block, with its conflict when there is one. Draws nothing when the type has no such field. */
export function BlockField({
  block,
  field,
  label,
  labelIsHidden,
}: {
  block: string
  field: string
  label?: string
  labelIsHidden?: boolean
}) {
  const { live } = useOpenAgenda().session
  const fields = useFields(block)
  const type = live.block(block)?.type
  const kind = isBlockTypeName(type) ? blockTypes[type].fields[field] : undefined
  if (!fields || !kind) return null
  return (
    <FieldEditor
      block={block}
      field={field}
      kind={kind}
      entries={fields[field]}
      label={label}
      labelIsHidden={labelIsHidden}
    />
  )
}

type FieldEditorProps = {
  /** null: a field of the agenda itself. */
  block: string | null
  field: string
  kind: Field
  entries: readonly Entry[] | undefined
  label?: string | undefined
  labelIsHidden?: boolean | undefined
}

/** The control that fits the kind of field. */
export function FieldEditor(props: FieldEditorProps) {
  switch (props.kind.kind) {
    case 'choice':
      return <ChoiceField {...props} choices={choicesOf(props.kind.choices)} />
    case 'reference':
      return <ReferenceField {...props} to={props.kind.to} />
    // Fields of several members have no control yet.
    case 'references':
    case 'choices':
      return null
    default:
      return <WordsField {...props} />
  }
}

function ChoiceField({
  block,
  field,
  kind,
  entries,
  label,
  labelIsHidden,
  choices,
}: FieldEditorProps & { choices: readonly { id: string; label: string }[] }) {
  const { work } = useOpenAgenda()
  const readOnly = useReadOnly()
  if (entries && entries.length > 1) return <ConflictChoice block={block} field={field} kind={kind} entries={entries} />
  const value = entries?.[0]?.value
  return (
    <Select
      small
      label={label ?? fieldLabel(field)}
      {...(labelIsHidden ? { labelIsHidden } : {})}
      value={typeof value === 'string' ? value : ''}
      placeholder={m.agenda_choose()}
      choices={choices}
      disabled={readOnly !== null}
      onChange={(id) => work.set(block, field, id === '' ? null : id)}
    />
  )
}

function ReferenceField({ to, ...props }: FieldEditorProps & { to: BlockTypeName }) {
  const { live } = useOpenAgenda().session
  const choices = useListed(to).map(({ id, name }) => ({ id, label: name }))
  const value = props.entries?.[0]?.value
  // a partner that was deleted meanwhile stays visible by its name, until somebody chooses another
  if (typeof value === 'string' && !choices.some(({ id }) => id === value)) {
    choices.push({ id: value, label: m.agenda_deleted_reference({ title: titleOf(live, value) }) })
  }
  return <ChoiceField {...props} choices={choices} />
}

function WordsField({ block, field, kind, entries, label, labelIsHidden }: FieldEditorProps) {
  const { session, work } = useOpenAgenda()
  const readOnly = useReadOnly()
  const schoolYear = useSchoolYear()
  const toValue = (words: string) => (isValue(kind, words) ? wordsToValue(kind, words, schoolYear) : undefined)
  const draft = useDraft({ block, field }, entries, toWords, toValue, (value, seen) => {
    if (block === null) return work.set(null, field, value, seen)
    // a colleague may have taken the block away, or the field, while one typed
    const outcome = session.run((doc, writer) => keepField(doc, writer, block, field, value, seen))
    if (!outcome.ok) work.voice.refuse(refusalText(outcome.refusal))
    return outcome.ok
  })

  if (entries && entries.length > 1 && !draft.isTyping) {
    return <ConflictChoice block={block} field={field} kind={kind} entries={entries} />
  }
  return (
    <div className="words-field">
      <TextField
        small
        label={label ?? fieldLabel(field)}
        {...(labelIsHidden ? { labelIsHidden } : {})}
        {...draft.input}
        readOnly={readOnly !== null}
        {...(kind.kind === 'number' ? { inputMode: 'numeric' as const } : {})}
        {...(isValue(kind, draft.words) ? {} : { error: m.agenda_not_a_number() })}
      />
      <Reading kind={kind} words={draft.words} schoolYear={schoolYear} />
      {draft.meanwhile.map((entry) => (
        <p key={entry.deviceId} className="words-field__meanwhile" role="status">
          {m.agenda_changed_meanwhile({ name: entry.by, value: valueText(entry.value, kind, session.live) })}
        </p>
      ))}
    </div>
  )
}

/** What the typed words are taken for, while one types. */
function Reading({ kind, words, schoolYear }: { kind: Field; words: string; schoolYear: SchoolYear | undefined }) {
  if (words.trim() === '') return null
  if (kind.kind === 'amount') {
    const { text, understood } = amountReading(words)
    return (
      <p className={understood ? 'words-field__reading' : 'words-field__reading words-field__reading--unclear'}>
        {text}
      </p>
    )
  }
  if (kind.kind === 'period') {
    const { period, understood } = parsePeriod(words, schoolYear)
    return understood ? (
      <p className="words-field__reading">{periodText(period) || m.agenda_period_no_days()}</p>
    ) : (
      <p className="words-field__reading words-field__reading--unclear">{m.agenda_period_unclear()}</p>
    )
  }
  return null
}

/** The words that a value was typed with, or that it would be typed with. */
export function toWords(value: FieldValue): string {
  if (value === null) return ''
  if (typeof value === 'object' && !Array.isArray(value)) return value.words
  return String(value)
}

/** Whether the words can be kept in a field of this kind. Amounts and periods keep any words; a number has to be one. */
function isValue(kind: Field, words: string): boolean {
  return kind.kind !== 'number' || /^\s*(-?\d{1,9})?\s*$/.test(words)
}

/** The value that words in a field of this kind stand for; null: nothing. */
function wordsToValue(kind: Field, words: string, schoolYear: SchoolYear | undefined): FieldValue {
  if (words.trim() === '') return null
  if (kind.kind === 'amount') return parseAmount(words).amount
  if (kind.kind === 'period') return parsePeriod(words, schoolYear).period
  if (kind.kind === 'number') return Number(words.trim())
  if (kind.kind === 'date') {
    const { start, end } = parsePeriod(words).period
    return start === end ? start : null
  }
  return words.trim()
}
