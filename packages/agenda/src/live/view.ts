import type { BlockChange } from '../document/changes.ts'
import { readPart } from '../document/readText.ts'
import { readRecord } from '../document/record.ts'
import type { Entry } from '../fields/entry.ts'
import { readField, readFields } from '../fields/readField.ts'
import type { YBlock } from '../keys.ts'
import { type Paragraph, proseToText } from '../prose/prose.ts'
import { isBlockTypeName } from '../types/blockTypes.ts'

/** The fields of a block or of the agenda: each field's entries, none where it was never set. */
export type Fields = Readonly<Record<string, readonly Entry[]>>

/** One block as a screen draws it. A snapshot: it never changes, and its unchanged parts are passed on to the next one. */
export type BlockView = {
  readonly id: string
  readonly type: string
  /** Whether this build knows the type. */
  readonly known: boolean
  readonly title: readonly Paragraph[]
  /** The words of the title, without looks. */
  readonly titleText: string
  /** False: something in it that this build's editor would lose. Show it, don't edit it. */
  readonly titleFits: boolean
  readonly body: readonly Paragraph[]
  readonly bodyFits: boolean
  readonly fields: Fields
  readonly deleted: boolean
}

/** Reads the view of a block; with `old` and what changed since, only that is read anew and the rest is passed on. */
export function readView(id: string, block: YBlock, old?: BlockView, change?: BlockChange): BlockView {
  const { type, deletion } = readRecord(id, block)
  const known = isBlockTypeName(type)
  const title = !old || !change || change.title ? readPart(block, 'title') : undefined
  const body = !old || !change || change.body ? readPart(block, 'body') : undefined
  return {
    id,
    type,
    known,
    title: title?.paragraphs ?? old?.title ?? [],
    titleText: title ? proseToText(title.paragraphs) : (old?.titleText ?? ''),
    titleFits: title?.fits ?? old?.titleFits ?? false,
    body: body?.paragraphs ?? old?.body ?? [],
    bodyFits: body?.fits ?? old?.bodyFits ?? false,
    fields: old && change && !change.head ? changedFields(block, old.fields, change.fields) : readFields(block),
    deleted: deletion !== undefined,
  }
}

/** The same object when none of the fields that were written is one that is shown. */
function changedFields(block: YBlock, old: Fields, written: ReadonlySet<string>): Fields {
  const known = isBlockTypeName(block.get('type'))
  const fresh = [...written].filter((field) => !known || Object.hasOwn(old, field))
  if (fresh.length === 0) return old
  return { ...old, ...Object.fromEntries(fresh.map((field) => [field, readField(block, field)])) }
}
