import { blockTypes, isBlockTypeName, type Placement } from '../types/blockTypes.ts'
import { type BinEntry, readBin } from './bin.ts'
import { type Layout, readLayout } from './layout.ts'
import type { BlockRecord } from './record.ts'

/** One living block and where it stands. */
export type Node = {
  readonly id: string
  readonly type: string
  /** Whether this build knows the type. */
  readonly known: boolean
  readonly parent: string | null
  /** Its living children of all placements, in order. */
  readonly children: readonly string[]
  /** 0 on the top level. */
  readonly depth: number
  /** '2.3' for a numbered block, '' for others. */
  readonly number: string
}

/** Where all living blocks stand, and what is in the bin. A snapshot: it never changes. */
export type Tree = {
  readonly roots: readonly string[]
  /** By id; iterates in the order of the document. */
  readonly nodes: ReadonlyMap<string, Node>
  readonly bin: readonly BinEntry[]
}

/** What the tree asks of the blocks' content. */
export type Content = {
  titleOf(id: string): string
  /** Whether anything was written in the block: text or a field. A copy that is as it was made isn't filled. */
  isFilled(id: string): boolean
}

export const emptyTree: Tree = { roots: [], nodes: new Map(), bin: [] }

/**
 * Builds the tree of the records: a pure function, the same on every replica. A living block of a deleted parent hangs
 * under its nearest living ancestor, else on the top level; it has no number there, so that nobody else's number changes
 * because of it. Siblings sort by (order, id).
 * Nodes that didn't change are taken from `previous`, and `previous` itself comes back when nothing did, so that a
 * screen can tell by identity what to draw again. `layout` is that of these records; `touched`: in which blocks of it something stands
 * differently than in `previous`, as `patchLayout` answers. Without, every block is looked at.
 */
export function buildTree(
  records: ReadonlyMap<string, BlockRecord>,
  content: Content,
  previous = emptyTree,
  layout = readLayout(records),
  touched?: ReadonlySet<string>,
): Tree {
  const nodes = buildNodes(layout, previous, touched)
  const roots = keepIfSame(previous.roots, idsOf(layout.childrenById.get(null)))
  const bin = readBin(records, layout.parents.parentById, content, previous.bin)
  const same =
    roots === previous.roots &&
    bin === previous.bin &&
    nodes.size === previous.nodes.size &&
    sameEntries(nodes, previous.nodes)
  return same ? previous : { roots, nodes, bin }
}

/** The living children of a block (null: the top level) that are drawn in one placement, in order. */
export function childrenOfPlacement(tree: Tree, id: string | null, placement: Placement): string[] {
  const children = id === null ? tree.roots : (tree.nodes.get(id)?.children ?? [])
  return children.filter((child) => placementOf(tree.nodes.get(child)?.type) === placement)
}

/** Where a block of this type is drawn. Blocks of an unknown type stand in the text, so that nothing is out of sight. */
export function placementOf(type: string | undefined): Placement {
  return isBlockTypeName(type) ? blockTypes[type].placement : 'document'
}

/** The block itself, its living children, their children and so on, in order; empty for a block that isn't alive. */
export function withDescendants(tree: Tree, id: string): string[] {
  const node = tree.nodes.get(id)
  if (!node) return []
  const ids = [id]
  for (const parent of ids) ids.push(...(tree.nodes.get(parent)?.children ?? []))
  return ids
}

/** Whether `id` is `ancestor` or stands somewhere under it. */
export function standsWithin(tree: Tree, id: string | null, ancestor: string): boolean {
  for (let at = id; at !== null; at = tree.nodes.get(at)?.parent ?? null) if (at === ancestor) return true
  return false
}

type Counter = { prefix: string; count: number }

/**
 * Numbers count within the nearest numbered block above, in the order of the document, whatever unnumbered blocks stand
 * between: the actions of two pillars in section 2 are 2.1, 2.2 and 2.3.
 */
function buildNodes(
  { childrenById, displaced }: Layout,
  previous: Tree,
  touched: ReadonlySet<string> | undefined,
): Map<string, Node> {
  const nodes = new Map<string, Node>()
  /** A numbered block that has its number still, and in which nothing was touched, goes on with all that stands in it. */
  const passOn = (top: Node) => {
    const inOrder = [top]
    for (let node = inOrder.pop(); node; node = inOrder.pop()) {
      nodes.set(node.id, node)
      for (let at = node.children.length - 1; at >= 0; at--) {
        inOrder.push(previous.nodes.get(node.children[at] as string) as Node)
      }
    }
  }
  const waiting: { record: BlockRecord; parent: string | null; depth: number; counter: Counter }[] = []
  const wait = (parent: string | null, depth: number, counter: Counter) => {
    const children = childrenById.get(parent) ?? []
    for (let at = children.length - 1; at >= 0; at--) {
      waiting.push({ record: children[at] as BlockRecord, parent, depth, counter })
    }
  }
  wait(null, 0, { prefix: '', count: 0 })
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { parent, depth, counter } = next
    const { id, type } = next.record
    const known = isBlockTypeName(type)
    const numbered = known && blockTypes[type].numbered && !displaced.has(id)
    const number = numbered ? `${counter.prefix}${++counter.count}` : ''
    const old = previous.nodes.get(id)
    if (touched && old && numbered && number === old.number && depth === old.depth && !touched.has(id)) {
      passOn(old)
      continue
    }
    const below = childrenById.get(id)
    const children = old && areIdsOf(old.children, below) ? old.children : idsOf(below)
    const same =
      children === old?.children &&
      type === old.type &&
      parent === old.parent &&
      depth === old.depth &&
      number === old.number
    nodes.set(id, same ? old : { id, type, known, parent, children, depth, number })
    wait(id, depth + 1, numbered ? { prefix: `${number}.`, count: 0 } : counter)
  }
  return nodes
}

const noChildren: readonly string[] = []

function idsOf(records: readonly BlockRecord[] | undefined): readonly string[] {
  return records?.map((record) => record.id) ?? noChildren
}

/** Most blocks stay as they were: asked before a list is made for nothing. */
function areIdsOf(ids: readonly string[], records: readonly BlockRecord[] | undefined): boolean {
  if (!records) return ids.length === 0
  return ids.length === records.length && records.every((record, at) => record.id === ids[at])
}

function keepIfSame(old: readonly string[], next: readonly string[]): readonly string[] {
  return old.length === next.length && old.every((id, at) => id === next[at]) ? old : next
}

function sameEntries(a: ReadonlyMap<string, Node>, b: ReadonlyMap<string, Node>): boolean {
  for (const [id, node] of a) if (b.get(id) !== node) return false
  return true
}
