import type * as Y from 'yjs'
import { createBlocks, type NewBlock } from '../document/create.ts'
import { findLiving } from '../document/find.ts'
import { newId } from '../document/ids.ts'
import { orderBetween } from '../document/order.ts'
import { gapAt } from '../document/place.ts'
import { readPart } from '../document/readText.ts'
import { readRecord } from '../document/record.ts'
import { withDescendants } from '../document/tree.ts'
import { groupByMember, type RawEntry, rawEntries, readField, visibleOf } from '../fields/readField.ts'
import { copyOf } from '../fields/setField.ts'
import { toWritten } from '../fields/worded.ts'
import { blocksOf, type YBlock } from '../keys.ts'
import { done, type Outcome } from '../refusal.ts'
import { signatureOf } from '../signature.ts'
import type { FieldValue } from '../types/field.ts'
import type { Writer } from '../writer.ts'

/**
 * Copies a block and all that stands under it to right behind it, and answers the copy's id. Texts are copied with their
 * looks, fields with their value; a field that nobody has settled yet is copied unsettled. What this build can't read in
 * a text is copied as plain text. Undo hides the copy; it is in the bin when somebody wrote in it.
 *
 * At once: the copy holds what the copier saw; what a colleague changes in the original at the same time isn't in it. Duplicated
 * by two people, there are two copies.
 */
export function duplicateBlock(doc: Y.Doc, writer: Writer, id: string): Outcome<string> {
  const found = findLiving(doc, id)
  if (!found.ok) return found
  const { tree, node } = found
  const copyIds = new Map(withDescendants(tree, id).map((each) => [each, newId()]))
  const made: NewBlock[] = []
  for (const [original, copy] of copyIds) {
    const block = blocksOf(doc).get(original) as YBlock
    const { type, position } = readRecord(original, block)
    const isTop = original === id
    made.push({
      id: copy,
      type,
      parent: isTop ? node.parent : (copyIds.get(tree.nodes.get(original)?.parent ?? '') ?? null),
      order: isTop ? orderBetween(...gapAt(doc, { parent: node.parent, after: id })) : (position?.order ?? ''),
      title: readPart(block, 'title').paragraphs,
      body: readPart(block, 'body').paragraphs,
      fields: copyFields(block, writer, copyIds),
    })
  }
  createBlocks(doc, writer, made, true)
  return done(copyIds.get(id) as string)
}

function copyFields(block: YBlock, writer: Writer, copyIds: ReadonlyMap<string, string>): NewBlock['fields'] {
  const fields: NewBlock['fields'][number][] = []
  for (const [field, raw] of rawEntries(block)) {
    fields.push(...copyMembers(field, raw, writer, copyIds))
    // A field of several members reads as one value here, of which the members are copied already.
    const entries = raw.some(({ member }) => member === undefined) ? readField(block, field) : []
    const settled = entries.length === 1
    for (const { value, by, deviceId } of entries) {
      const written = toWritten(copyReferences(value, copyIds))
      if (settled) fields.push({ field, deviceId: writer.deviceId, written: { ...written, by: signatureOf(writer) } })
      else fields.push({ field, deviceId, written: { ...written, by } })
    }
  }
  return fields
}

function copyMembers(
  field: string,
  raw: readonly RawEntry[],
  writer: Writer,
  copyIds: ReadonlyMap<string, string>,
): NewBlock['fields'][number][] {
  const members = [...groupByMember(raw)].filter(([, those]) => visibleOf(those).some(({ v }) => v === true))
  return members.map(([member]) => ({
    field,
    member: copyIds.get(member) ?? member,
    deviceId: writer.deviceId,
    written: { v: true, by: signatureOf(writer) },
  }))
}

/** What referred to a block that is copied along refers to its copy. Ids are random, so a string that is one is a reference. */
function copyReferences(value: FieldValue, copyIds: ReadonlyMap<string, string>): FieldValue {
  if (typeof value === 'string') return copyIds.get(value) ?? value
  if (Array.isArray(value)) return value.map((each) => copyIds.get(each) ?? each)
  return copyOf(value)
}
