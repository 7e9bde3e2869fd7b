import { blockTypes, isBlockTypeName, type Node, type Tree } from '@lea/agenda'

/** A block of the text. */
export type BlockRow = {
  kind: 'block'
  key: string
  id: string
  type: string
  known: boolean
  depth: number
  number: string
  /** Blocks of the text below it, whether shown or folded away. */
  children: number
  folded: boolean
  roles: readonly string[]
  lines: readonly string[]
  /** Deleted by a colleague while one writes in it: it stands until one leaves it, so that no key goes astray. */
  isGone?: true
  /** It doesn't fit the filter, and stays for who works there. */
  isKept?: true
}

/** What a filter hides of the document, and the blocks that don't fit it and stay. */
export type Filtered = { readonly hidden: ReadonlySet<string>; readonly kept: ReadonlySet<string> }

/** One line of the document as it is drawn: a block, the heading above a run of actions, or a theme's totals. */
export type Row =
  | BlockRow
  | { kind: 'actionsHeading'; key: string; depth: number }
  | { kind: 'totals'; key: string; theme: string; depth: number }

/**
 * The document as one flat list, in reading order. A row that is equal to one of `previous` is that same object, so
 * that a memoised component can tell by identity that nothing changed for it.
 */
export function rowsOf(tree: Tree, isFolded: (id: string) => boolean, previous: readonly Row[] = []): readonly Row[] {
  const before = new Map(previous.map((row) => [row.key, row]))
  const rows: Row[] = []
  const push = (row: Row) => {
    const same = before.get(row.key)
    rows.push(same && isSameRow(same, row) ? same : row)
  }

  const visit = (ids: readonly string[], depth: number, parent: string) => {
    let inActions = false
    let run = 0
    for (const id of ids) {
      const node = tree.nodes.get(id)
      if (!node || !isInText(node)) continue
      const isAction = node.type === 'action'
      if (isAction && !inActions) push({ kind: 'actionsHeading', key: `actions:${parent}:${run++}`, depth })
      inActions = isAction
      const folded = isFolded(id)
      push(blockRow(tree, node, depth, folded))
      if (!folded) visit(node.children, depth + 1, id)
      if (depth === 0) push({ kind: 'totals', key: `totals:${id}`, theme: id, depth })
      if (isAction && node.children.some((child) => isInTextById(tree, child))) inActions = false
    }
  }
  visit(tree.roots, 0, 'agenda')
  return rows
}

/**
 * The rows with the one that was taken away under one's hands, where it stood in `before`. Whoever types goes on in a text
 * that is there, and what is typed is in the bin with it; a key that went on in the next block would be a command there.
 */
export function withGone(rows: readonly Row[], before: readonly Row[], gone: string): readonly Row[] {
  const at = before.findIndex((row) => row.key === gone)
  const row = before[at]
  if (row?.kind !== 'block') return rows
  const left = new Set(rows.map(({ key }) => key))
  const above = before.slice(0, at).findLast(({ key }) => left.has(key))
  const place = above === undefined ? 0 : rows.findIndex(({ key }) => key === above.key) + 1
  return rows.toSpliced(place, 0, row.isGone ? row : { ...row, children: 0, isGone: true })
}

/** The rows without the blocks that a filter hides, the headings above nothing else, and totals, which are about all of a theme. */
export function withoutHidden(rows: readonly Row[], { hidden, kept }: Filtered): readonly Row[] {
  const left = rows
    .filter((row) => (row.kind === 'block' ? !hidden.has(row.id) : row.kind === 'actionsHeading'))
    .map((row) => (kept.has(row.key) ? { ...row, isKept: true as const } : row))
  const isAction = (row: Row | undefined) => row?.kind === 'block' && row.type === 'action'
  return left.filter((row, at) => row.kind === 'block' || isAction(left[at + 1]))
}

/** Whether a block is drawn in the text: every type that is not attached to its parent or kept on a list elsewhere. */
export function isInText(node: Node): boolean {
  return !isBlockTypeName(node.type) || blockTypes[node.type].placement === 'document'
}

/** The same, of a block by its id. */
export function isInTextById(tree: Tree, id: string): boolean {
  const node = tree.nodes.get(id)
  return node !== undefined && isInText(node)
}

function blockRow(tree: Tree, node: Node, depth: number, folded: boolean): Row {
  const roles: string[] = []
  const lines: string[] = []
  let children = 0
  for (const child of node.children) {
    const type = tree.nodes.get(child)?.type
    if (type === 'role') roles.push(child)
    else if (type === 'budget') lines.push(child)
    else if (isInTextById(tree, child)) children++
  }
  const { id, type, known, number } = node
  return { kind: 'block', key: id, id, type, known, depth, number, children, folded, roles, lines }
}

function isSameRow(a: Row, b: Row): boolean {
  if (a.kind === 'block' && b.kind === 'block') {
    return (
      a.type === b.type &&
      a.known === b.known &&
      a.depth === b.depth &&
      a.number === b.number &&
      a.children === b.children &&
      a.folded === b.folded &&
      a.isGone === b.isGone &&
      a.isKept === b.isKept &&
      isSameList(a.roles, b.roles) &&
      isSameList(a.lines, b.lines)
    )
  }
  return a.kind === b.kind && a.key === b.key && a.depth === b.depth
}

function isSameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id, at) => id === b[at])
}
