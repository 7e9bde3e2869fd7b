import type * as Y from 'yjs'
import { rememberedPerTree } from '../document/perTree.ts'
import { readBlock, readTree } from '../document/read.ts'
import type { Tree } from '../document/tree.ts'
import type { Entry } from '../fields/entry.ts'
import { readAgendaFields } from '../fields/readField.ts'
import { settled } from '../fields/settledValue.ts'
import type { Paragraph } from '../prose/prose.ts'
import type { Period } from '../values/period.ts'

export { figureOf, settled, typedFor, wordsOf } from '../fields/settledValue.ts'

export type FactFields = Readonly<Record<string, readonly Entry[]>>

/** What an overview reads of one block. */
export type Fact = { readonly titleText: string; readonly body: readonly Paragraph[]; readonly fields: FactFields }

/**
 * What an overview is made of: the tree, a way to read one block, the agenda's own fields, and the day that counts as today
 * (an ISO day). An overview is a pure function of it. Who keeps one needs to make it again only when what it asked for changed:
 * the tree, the agenda's fields, the day, or the title, the fields or the body of a block.
 */
export type Facts = {
  readonly tree: Tree
  readonly read: (id: string) => Fact | undefined
  readonly agenda: FactFields
  readonly day: string
  /**
   * The answer of another overview of the same facts. It is worked out once for all who ask, and kept by itself: so a large
   * overview that asks others works out anew only those that changed.
   */
  readonly ask: <T>(overview: Overview<T>) => T
  /**
   * What a reading tells of each living block, of those of which it tells something; in no order. It is kept per block: who needs
   * one part of every block should ask for it so, because then a change costs as much as it changed.
   */
  readonly each: <T>(reading: Reading<T>) => ReadonlyMap<string, T>
}

/**
 * What can be told of one block by itself, from the one part of it that it is `of`; undefined: nothing. A pure function whose answers
 * are plain data; the object itself is the name under which they are kept.
 */
export type Reading<T> = {
  readonly of: 'title' | 'fields' | 'body'
  readonly read: (fact: Fact, type: string) => T | undefined
}

/** A pure function of the facts, such as `linksOf`; the function itself is the name under which its answer is kept. */
export type Overview<T> = (facts: Facts) => T

/** The facts of a document as it is now. */
export function readFacts(doc: Y.Doc, day: string): Facts {
  const factById = new Map<string, Fact | undefined>()
  const read = (id: string): Fact | undefined => {
    if (factById.has(id)) return factById.get(id)
    const block = readBlock(doc, id)
    const fact = block && { titleText: block.title, body: block.body, fields: block.fields }
    factById.set(id, fact)
    return fact
  }
  const answers = new Map<Overview<unknown>, unknown>()
  const toldBy = new Map<Reading<unknown>, ReadonlyMap<string, unknown>>()
  const facts: Facts = {
    tree: readTree(doc),
    read,
    agenda: readAgendaFields(doc),
    day,
    ask<T>(overview: Overview<T>): T {
      if (!answers.has(overview)) answers.set(overview, overview(facts))
      return answers.get(overview) as T
    },
    each<T>(reading: Reading<T>): ReadonlyMap<string, T> {
      const known = toldBy.get(reading)
      if (known) return known as ReadonlyMap<string, T>
      const told = new Map<string, T>()
      toldBy.set(reading, told)
      for (const { id, type } of facts.tree.nodes.values()) {
        const fact = read(id)
        const answer = fact && reading.read(fact, type)
        if (answer !== undefined) told.set(id, answer)
      }
      return told
    },
  }
  return facts
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
export function idsOfType(tree: Tree, ...types: readonly string[]): readonly string[] {
  const [type = '', ...more] = types
  if (more.length === 0) return idsByType(tree).get(type) ?? []
  const ids: string[] = []
  const wanted = new Set(types)
  for (const node of tree.nodes.values()) if (wanted.has(node.type)) ids.push(node.id)
  return ids
}

const idsByType = /* @__PURE__ */ rememberedPerTree((tree) => {
  const ids = new Map<string, string[]>()
  for (const { id, type } of tree.nodes.values()) {
    const known = ids.get(type)
    if (known) known.push(id)
    else ids.set(type, [id])
  }
  return ids
})

/** These blocks, in the order of the document. */
export function inOrder(tree: Tree, ids: { readonly size: number; has(id: string): boolean }): readonly string[] {
  return ids.size === 0 ? [] : allIds(tree).filter((id) => ids.has(id))
}

const allIds = /* @__PURE__ */ rememberedPerTree((tree) => [...tree.nodes.keys()])

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
