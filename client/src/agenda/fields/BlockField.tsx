import {
  type BlockTypeName,
  blockTypes,
  type Entry,
  type Field,
  type FieldValue,
  isBlockTypeName,
  isUnderstood,
  isWorded,
  membersIn,
  parsePeriod,
  saysNoDays,
} from '@lea/agenda'
import type { ReactNode } from 'react'
import { m } from '../../paraglide/messages.js'
import { Combobox } from '../../ui/Combobox.tsx'
import { MultiSelect } from '../../ui/MultiSelect.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useOpenAgenda } from '../desk/AgendaContext.ts'
import { useFields, useReadOnly } from '../desk/reading.ts'
import { Changed } from '../notices/Meanwhile.ts'
import { FieldHelp, FigureField, isExplained, smart } from '../panel/More.ts'
import { type Listed, useListed } from '../partners/useListed.ts'
import { amountReading } from '../texts/amountReading.ts'
import { periodText } from '../texts/dates.ts'
import { choicesOf, fieldLabel } from '../texts/labels.ts'
import { titleOf } from '../texts/titleOf.ts'
import { ConflictChoice } from './ConflictChoice.tsx'
import './BlockField.css'
import { fieldValue, saysSomething, toWords } from './fieldWords.ts'
import { useDraft } from './useDraft.ts'
import { type SchoolYear, useSchoolYear } from './useSchoolYear.ts'
import { useTypedChoice } from './useTypedChoice.ts'
import { WhyUnclear } from './WhyUnclear.ts'

/** One field of a block, with its conflict when there is one. Draws nothing when the type has no such field. */
export function BlockField({
  block,
  field,
  label,
  labelIsHidden,
  without,
}: {
  block: string
  field: string
  label?: string
  labelIsHidden?: boolean
  /** A choice that isn't offered here, unless it is what stands there. */
  without?: string | undefined
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
      without={without}
    />
  )
}

export type FieldEditorProps = {
  /** null: a field of the agenda itself. */
  block: string | null
  field: string
  kind: Field
  entries: readonly Entry[] | undefined
  label?: string | undefined
  labelIsHidden?: boolean | undefined
  without?: string | undefined
}

/** The control that fits the kind of field. */
export function FieldEditor(props: FieldEditorProps) {
  switch (props.kind.kind) {
    case 'choice':
      return <ChoiceField {...props} choices={choicesOf(offeredIn(props, props.kind.choices))} />
    case 'reference':
      return isMadeWhereChosen(props) ? (
        <ListedField {...props} to={props.kind.to} />
      ) : (
        <ReferenceField {...props} to={props.kind.to} or={props.kind.or} />
      )
    case 'references':
      return <ReferencesField {...props} to={props.kind.to} />
    case 'choices':
      return <MembersField {...props} choices={choicesOf(props.kind.choices)} />
    case 'number':
      return props.kind.isFigure ? <FigureField {...props} /> : <WordsField {...props} />
    default:
      return <WordsField {...props} />
  }
}

function offeredIn({ entries, without }: FieldEditorProps, choices: readonly string[]): readonly string[] {
  return choices.filter((choice) => choice !== without || entries?.some(({ value }) => value === without))
}

/** People, and the organisation of a seat: who fills in a seat names them there, and needn't put them on their list first. */
function isMadeWhereChosen({ field, kind }: FieldEditorProps): boolean {
  return kind.kind === 'reference' && (kind.to === 'person' || field === 'organisation')
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
      label={label ?? fieldLabel(field, block)}
      {...(labelIsHidden ? { labelIsHidden } : {})}
      value={typeof value === 'string' ? value : ''}
      placeholder={m.agenda_choose()}
      choices={choices}
      disabled={readOnly !== null}
      onChange={(id) => work.set(block, field, id === '' ? null : id)}
    />
  )
}

function ReferenceField({ to, or, ...props }: FieldEditorProps & { to: BlockTypeName; or: BlockTypeName | undefined }) {
  const value = props.entries?.[0]?.value
  const others = useListed(or ?? to)
  const choices = useReferable(to, typeof value === 'string' ? [value] : [], or ? others : [])
  return <ChoiceField {...props} choices={choices} />
}

/** Somebody from the list, or a new name: then that person or organisation is put on the list as well. */
function ListedField({
  block,
  field,
  kind,
  entries,
  label,
  labelIsHidden,
  to,
}: FieldEditorProps & { to: BlockTypeName }) {
  const { work } = useOpenAgenda()
  const readOnly = useReadOnly()
  const value = entries?.[0]?.value
  const chosen = typeof value === 'string' && value !== '' ? value : null
  const choices = useReferable(to, chosen === null ? [] : [chosen])
  const isPerson = to === 'person'
  const typed = useTypedChoice({ block, field }, entries)
  if (entries && entries.length > 1) return <ConflictChoice block={block} field={field} kind={kind} entries={entries} />
  return (
    <Combobox
      small
      label={label ?? fieldLabel(field, block)}
      {...(labelIsHidden ? { labelIsHidden } : {})}
      choices={choices}
      value={chosen}
      typed={typed}
      isDisabled={readOnly !== null}
      placeholder={isPerson ? m.fields_choose_person() : m.agenda_choose_partner()}
      onChange={(id) => work.set(block, field, id)}
      onCreate={(words) => {
        const made = work.addTo(null, to, { title: words })
        if (made !== undefined) work.set(block, field, made)
      }}
      createLabel={(name) => (isPerson ? m.fields_make_person({ name }) : m.agenda_make_partner({ name }))}
    />
  )
}

function ReferencesField({ to, ...props }: FieldEditorProps & { to: BlockTypeName }) {
  return <MembersField {...props} choices={useReferable(to, membersIn(props.entries))} />
}

/** What a field may refer to, `others` last. What was deleted meanwhile stays visible by its name, until somebody chooses another. */
function useReferable(
  to: BlockTypeName,
  referred: readonly string[],
  others: readonly Listed[] = [],
): { id: string; label: string }[] {
  const { live } = useOpenAgenda().session
  const choices = [...useListed(to), ...others].map(({ id, name }) => ({ id, label: name }))
  const gone = referred.filter((id) => !choices.some((choice) => choice.id === id))
  return [...choices, ...gone.map((id) => ({ id, label: m.agenda_deleted_reference({ title: titleOf(live, id) }) }))]
}

/** Several members of one field. Each is an entry of its own in the document: what two people add at once is all in it. */
function MembersField({
  block,
  field,
  entries,
  label,
  labelIsHidden = false,
  choices,
}: FieldEditorProps & { choices: readonly { id: string; label: string }[] }) {
  const { work } = useOpenAgenda()
  const readOnly = useReadOnly()
  const members = membersIn(entries)
  const typed = useTypedChoice({ block, field }, entries)
  return (
    <MultiSelect
      small
      label={label ?? fieldLabel(field, block)}
      labelIsHidden={labelIsHidden}
      choices={choices}
      members={members}
      typed={typed}
      isDisabled={readOnly !== null}
      onAdd={(id) => work.set(block, field, [...members, id], entries)}
      onRemove={(id) => work.set(block, field, withoutMember(members, id), entries)}
    />
  )
}

function withoutMember(members: readonly string[], id: string): string[] {
  return members.filter((each) => each !== id)
}

/** Fields in which people write sentences. */
const longTexts: readonly string[] = [
  ...['yearGoal', 'currentSituation', 'result', 'efforts', 'means', 'mandate', 'partnersNote'],
  ...smart,
]

/** `read`: what words stand for in this field, where that takes more than its kind; `fault`: why it can't hold them. */
export function WordsField({
  block,
  field,
  kind,
  entries,
  label,
  labelIsHidden,
  read,
  fault,
}: FieldEditorProps & { read?: (words: string) => FieldValue | undefined; fault?: (words: string) => string }) {
  const readOnly = useReadOnly()
  const schoolYear = useSchoolYear()
  const toValue = read ?? ((words: string) => fieldValue(field, kind, words, schoolYear))
  const hasLines = longTexts.includes(field)
  const draft = useDraft({ block, field }, entries, {
    toWords: (value) => toWords(value, kind),
    toValue,
    isText: kind.kind === 'text',
    hasLines,
  })

  if (entries && entries.length > 1 && !draft.isTyping) {
    return <ConflictChoice block={block} field={field} kind={kind} entries={entries} />
  }
  const isUnfit = draft.isRefused && toValue(draft.words) === undefined
  const kept = draft.isTyping ? undefined : entries?.[0]?.value
  const value = kept === undefined ? toValue(draft.words) : kept
  const { isUnclear = false, text: reading = '' } =
    readingOf(kind, draft.words, schoolYear, value, kept !== undefined) ?? {}
  const unfit = fault ? fault(draft.words) : <WhyUnclear unfit={field} words={draft.words} />
  const error = isUnfit ? unfit : isUnclear && !draft.isTyping ? reading : ''
  const shared = {
    small: true,
    label: label ?? fieldLabel(field, block),
    ...(labelIsHidden ? { labelIsHidden } : {}),
    ...draft.input,
    readOnly: readOnly !== null,
    ...(isExplained(field) ? { description: <FieldHelp field={field} /> } : {}),
    error,
  }
  return (
    <div className="words-field" data-words={`${block}.${field}`}>
      {hasLines ? (
        <TextArea {...shared} />
      ) : (
        <TextField {...shared} {...(kind.kind === 'number' && !read ? { inputMode: 'decimal' as const } : {})} />
      )}
      {reading === '' || error !== '' ? null : <p className="words-field__reading">{reading}</p>}
      {draft.meanwhile.length === 0 ? null : (
        <Changed block={block} field={field} kind={kind} entries={draft.meanwhile} />
      )}
    </div>
  )
}

/**
 * What the words are taken for; unclear: how they can be typed. Said as a fault when one has left the field, not while one types.
 * What stands in the document counts as it was read when it was written: by another build, maybe, or in another school year.
 */
function readingOf(
  kind: Field,
  words: string,
  schoolYear: SchoolYear | undefined,
  value: FieldValue | undefined,
  isKept: boolean,
): { text: ReactNode; isUnclear: boolean } | undefined {
  if (words.trim() === '') return undefined
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  if (isWorded(value)) {
    const isUnclear = kind.kind === 'date' && value.value === null && !parsePeriod(words).understood
    return { text: <WhyUnclear of={[kind.kind, words, schoolYear, value.value]} />, isUnclear }
  }
  const text = 'cents' in value ? amountReading(value) : periodText(value) || m.agenda_period_no_days()
  const isUnclear = !('cents' in value
    ? isUnderstood(value)
    : saysSomething(value) || (isKept ? saysNoDays(words) : parsePeriod(words, schoolYear).understood))
  return { text: isUnclear ? <WhyUnclear of={[kind.kind, words, schoolYear]} /> : text, isUnclear }
}
