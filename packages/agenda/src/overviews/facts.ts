import type * as Y from 'yjs'
import { readBlock, readTree } from '../document/read.ts'
import type { Tree } from '../document/tree.ts'
import type { Entry } from '../fields/entry.ts'
import { readAgendaFields } from '../fields/readField.ts'
import type { Paragraph } from '../prose/prose.ts'
import type { FieldValue } from '../types/field.ts'
import type { Period } from '../values/period.ts'

export type FactFields = Readonly<Record<string, readonly Entry[]>>

/** What an overview reads of one block. */
export type Fact = { readonly titleText: string; readonly body: readonly Paragraph[]; readonly fields: FactFields }

/**
 * What an overview is made of: the tree, a way to read one block, the agenda's own fields, and the day that counts as today
 * (an ISO day). An overview is a pure function of it. Who keeps one needs to make it again only when the tree, the agenda's
 * fields or the day changed, or the title, a field or the body of a block that it asked for.
 */
export type Facts = {
  readonly tree: Tree
  readonly read: (id: string) => Fact | undefined
  readonly agenda: FactFields
  readonly day: string
}

/** The facts of a document. */
export function readFacts(doc: Y.Doc, day: string): Facts {
  const read = (id: string): Fact | undefined => {
    const block = readBlock(doc, id)
    return block && { titleText: block.title, body: block.body, fields: block.fields }
  }
  return { tree: readTree(doc), read, agenda: readAgendaFields(doc), day }
}

/** The value of a field on which people agree; undefined when it was never set, was emptied, or is in conflict. */
export function settled(fields: FactFields | undefined, field: string): Exclude<FieldValue, null> | undefined {
  const entries = fields?.[field] ?? []
  return entries.length === 1 ? (entries[0]?.value ?? undefined) : undefined
}

/** Settled words of a field, or ''. */
export function wordsOf(fields: FactFields | undefined, field: string): string {
  const value = settled(fields, field)
  return typeof value === 'string' ? value : ''
}

/** The settled number of a field. */
export function figureOf(fields: FactFields | undefined, field: string): number | null {
  const value = settled(fields, field)
  return typeof value === 'number' ? value : null
}

/** The members of a field of several; those of a 'reference' when it is set. */
export function membersOf(fields: FactFields | undefined, field: string): readonly string[] {
  const value = settled(fields, field)
  if (typeof value === 'string') return [value]
  return Array.isArray(value) ? value : []
}

/** The settled period of a field. */
export function periodOf(fields: FactFields | undefined, field: string): Period | null {
  const value = settled(fields, field)
  return typeof value === 'object' && 'start' in value ? value : null
}

/** Whether anybody wrote something in the field, be it in conflict. */
export function isSet(fields: FactFields | undefined, field: string): boolean {
  return (fields?.[field] ?? []).some(({ value }) => value !== null && !(Array.isArray(value) && value.length === 0))
}

/** The ids of all living blocks of these types, in the order of the document. */
export function idsOfType(tree: Tree, ...types: readonly string[]): string[] {
  const ids: string[] = []
  for (const node of tree.nodes.values()) if (types.includes(node.type)) ids.push(node.id)
  return ids
}

/** The living children of a block that are of a type, in order. */
export function childrenOfType(tree: Tree, id: string, ...types: readonly string[]): string[] {
  return (tree.nodes.get(id)?.children ?? []).filter((child) => types.includes(tree.nodes.get(child)?.type ?? ''))
}

/** The nearest block above that is of one of the types; null: none is. */
export function nearestAbove(tree: Tree, id: string, ...types: readonly string[]): string | null {
  for (let at = tree.nodes.get(id)?.parent ?? null; at !== null; at = tree.nodes.get(at)?.parent ?? null) {
    if (types.includes(tree.nodes.get(at)?.type ?? '')) return at
  }
  return null
}

/** The title of a block, or ''. */
export function titleIn(facts: Facts, id: string | null | undefined): string {
  return (id && facts.read(id)?.titleText.trim()) || ''
}
