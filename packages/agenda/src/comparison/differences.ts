import * as Y from 'yjs'
import { type BlockChange, readChanges } from '../document/changes.ts'
import { readTree } from '../document/read.ts'
import { readPart } from '../document/readText.ts'
import { isBlock, readRecord } from '../document/record.ts'
import type { Entry } from '../fields/entry.ts'
import { readAgendaFields, readField } from '../fields/readField.ts'
import { isEqualValue } from '../fields/sameValue.ts'
import { agendaOf, blockKey, blocksOf, isUnborn, type YBlock } from '../keys.ts'
import { proseToText } from '../prose/prose.ts'
import { erasedSpans, erasersSince } from './readErasures.ts'
import { type Span, withoutSpans } from './spans.ts'

/** Who wrote something, as far as the document tells: a name, a client id of Yjs, or both. */
export type Author = { readonly name?: string; readonly deviceId?: string; readonly client?: number }

/** One thing that became different in a block, or in the agenda itself (`block` null), and who did it. */
export type Difference = { readonly block: string | null; readonly authors: readonly Author[] } & (
  | /** `count`: it and all that was made in it. */ {
      readonly what: 'added'
      readonly count: number
      readonly text: string
    }
  | {
      readonly what: 'deleted'
      readonly count: number
      /** The words of its title before it went. */
      readonly title: string
      readonly type: string
    }
  | { readonly what: 'moved'; readonly from: string | null; readonly to: string | null }
  | { readonly what: 'type'; readonly before: string; readonly after: string }
  | {
      readonly what: 'title' | 'body'
      readonly before: string
      readonly after: string
      /** Somebody else took words away; who noted that is among the authors. */
      readonly erased: boolean
    }
  | {
      readonly what: 'field'
      readonly field: string
      readonly before: readonly Entry[]
      readonly after: readonly Entry[]
    }
)

/**
 * What is different in an agenda after an update: of the agenda first, then per living block in the order of the document,
 * then what was deleted. `update` holds at least what is new since `base` (both Yjs updates, V1). Only blocks that it
 * touches are read. What was made or deleted in something that was made or deleted as well is counted there. `ownErased`: what the
 * reader took out of texts since `base`, which Yjs doesn't keep.
 */
export function readDifferences(base: Uint8Array, update: Uint8Array, ownErased: readonly Span[] = []): Difference[] {
  const before = new Y.Doc()
  const after = new Y.Doc()
  for (const doc of [before, after]) {
    // named before they are filled: Yjs puts another object in the place of a map that wasn't
    blocksOf(doc)
    agendaOf(doc)
    Y.applyUpdate(doc, base)
  }
  const touched = new Map<string, BlockChange>()
  let isAgendaTouched = false
  after.on('afterTransaction', (transaction: Y.Transaction) => {
    const changes = readChanges(after, transaction)
    isAgendaTouched ||= changes.agenda
    for (const [id, change] of changes.blocks) touched.set(id, change)
  })
  Y.applyUpdate(after, update)
  const differences = isAgendaTouched ? agendaDifferences(before, after) : []
  const { nodes } = readTree(after)
  const oldNodes = readTree(before).nodes
  const isAdded = (id: string) => nodes.has(id) && !oldNodes.has(id)
  const isGone = (id: string) => oldNodes.has(id) && !nodes.has(id)
  for (const { id, parent, children } of nodes.values()) {
    const change = touched.get(id)
    if (!change) continue
    if (!isAdded(id)) differences.push(...blockDifferences(before, after, id, change, ownErased))
    else if (parent === null || !isAdded(parent)) {
      const count = 1 + countWithin(children, (child) => nodes.get(child)?.children ?? [], isAdded)
      differences.push({
        block: id,
        authors: authorsOfBlock(before, after, id),
        what: 'added',
        count,
        text: textOf(after, id),
      })
    }
  }
  for (const { id, parent, type, children } of oldNodes.values()) {
    if (!isGone(id) || (parent !== null && isGone(parent))) continue
    const count = 1 + countWithin(children, (child) => oldNodes.get(child)?.children ?? [], isGone)
    differences.push({
      block: id,
      authors: authorsOfDeletion(after, id),
      what: 'deleted',
      count,
      title: titleOf(before, id),
      type,
    })
  }
  before.destroy()
  after.destroy()
  return differences
}

function agendaDifferences(before: Y.Doc, after: Y.Doc): Difference[] {
  const old = readAgendaFields(before)
  return Object.entries(readAgendaFields(after)).flatMap(([field, entries]) =>
    fieldDifference(null, field, old[field] ?? [], entries),
  )
}

function blockDifferences(
  before: Y.Doc,
  after: Y.Doc,
  id: string,
  change: BlockChange,
  ownErased: readonly Span[],
): Difference[] {
  const [old, now] = [blocksOf(before).get(id), blocksOf(after).get(id)]
  if (!isBlock(old) || !isBlock(now)) return []
  const differences: Difference[] = []
  const [oldRecord, record] = [readRecord(id, old), readRecord(id, now)]
  if (oldRecord.type !== record.type) {
    const authors = authorsOfKey(now, blockKey.type)
    differences.push({ block: id, authors, what: 'type', before: oldRecord.type, after: record.type })
  }
  const [from, to] = [readTree(before).nodes.get(id)?.parent ?? null, readTree(after).nodes.get(id)?.parent ?? null]
  const isMoved = oldRecord.position?.order !== record.position?.order || from !== to
  if (change.structure && isMoved) {
    differences.push({ block: id, authors: authorsOfKey(now, blockKey.position), what: 'moved', from, to })
  }
  for (const part of ['title', 'body'] as const) {
    if (!change[part]) continue
    const [was, is] = [wordsOf(old, part), wordsOf(now, part)]
    if (was === is) continue
    const authors = [...authorsOfText(before, now, part), ...erasersSince(before, now, part)]
    const erased = withoutSpans(erasedSpans(old, now, part), ownErased).length > 0
    differences.push({ block: id, authors, what: part, before: was, after: is, erased })
  }
  for (const field of change.fields) {
    differences.push(...fieldDifference(id, field, readField(old, field), readField(now, field)))
  }
  return differences
}

function fieldDifference(
  block: string | null,
  field: string,
  before: readonly Entry[],
  after: readonly Entry[],
): Difference[] {
  const isSame = (one: Entry) => before.some(({ value }) => isEqualValue(value, one.value))
  if (before.length === after.length && after.every(isSame)) return []
  const fresh = after.filter((one) => !isSame(one))
  // a value that was picked of two is nobody's new one; whoever wrote it stands in it
  const authors = (fresh.length > 0 ? fresh : after).map(({ by, deviceId }) => ({ name: by, deviceId }))
  return [{ block, authors, what: 'field', field, before, after }]
}

/** Who wrote the words of a text that the older document hasn't. Nobody, when words were only taken away or made bold. */
function authorsOfText(before: Y.Doc, block: YBlock, part: 'title' | 'body'): Author[] {
  const fragment = block.get(blockKey[part])
  const clients = new Set<number>()
  const walk = (type: { _start: Y.Item | null }) => {
    for (let item = type._start; item; item = item.right) {
      const { client, clock } = item.id
      const isNew = clock + item.length > Y.getState(before.store, client)
      if (isNew && item.countable && !item.deleted) clients.add(client)
      if (item.content instanceof Y.ContentType) walk(item.content.type)
    }
  }
  if (fragment instanceof Y.XmlFragment) walk(fragment)
  return [...clients].map((client) => ({ client }))
}

function authorsOfKey(block: YBlock, key: string): Author[] {
  const item = block._map.get(key)
  return item ? [{ client: item.id.client }] : []
}

/** Of a new block, who made it; of one that came back from the bin, who took it out is not told. */
function authorsOfBlock(before: Y.Doc, after: Y.Doc, id: string): Author[] {
  const item = blocksOf(after)._map.get(id)
  if (!item || item.id.clock < Y.getState(before.store, item.id.client)) return []
  return [{ client: item.id.client }]
}

function authorsOfDeletion(after: Y.Doc, id: string): Author[] {
  const block = blocksOf(after).get(id)
  const deletion = isBlock(block) ? readRecord(id, block).deletion : undefined
  if (!deletion || isUnborn(deletion)) return []
  return authorsOfKey(block as YBlock, blockKey.deleted).map((author) => ({ ...author, name: deletion.by }))
}

function countWithin(
  ids: readonly string[],
  childrenOf: (id: string) => readonly string[],
  counts: (id: string) => boolean,
): number {
  return ids.reduce((sum, id) => sum + (counts(id) ? 1 + countWithin(childrenOf(id), childrenOf, counts) : 0), 0)
}

function wordsOf(block: YBlock, part: 'title' | 'body'): string {
  return proseToText(readPart(block, part).paragraphs)
}

function titleOf(doc: Y.Doc, id: string): string {
  const block = blocksOf(doc).get(id)
  return isBlock(block) ? wordsOf(block, 'title') : ''
}

function textOf(doc: Y.Doc, id: string): string {
  const block = blocksOf(doc).get(id)
  return isBlock(block) ? wordsOf(block, 'body') : ''
}
