import * as Y from 'yjs'
import { isSafeLink } from './link.ts'
import { isParagraphKind, maxIndent, type Paragraph, proseKey, type Run } from './prose.ts'

type Prose = { paragraphs: Paragraph[]; fits: boolean }

/**
 * Reads the prose of a fragment. Pure: it never writes, whatever it meets.
 *
 * `fits` is false when there is something in it that this build's editor would lose (an element, attribute or mark of a
 * newer build, or a nesting that we don't write). Its text is in the paragraphs all the same, so it can be shown read-only.
 * A link that isn't safe is read as plain text.
 */
export function readProse(fragment: Y.XmlFragment): Prose {
  const prose: Prose = { paragraphs: [], fits: true }
  for (const child of fragment.toArray()) {
    if (child instanceof Y.XmlElement && child.nodeName === proseKey.paragraph) readParagraph(child, prose)
    else readForeign(child, prose)
  }
  return prose
}

function readParagraph(element: Y.XmlElement, prose: Prose): void {
  const { kind, indent, ...others } = element.getAttributes() as Record<string, unknown>
  const kindFits = kind === undefined || kind === null || isParagraphKind(kind)
  const depth = typeof indent === 'number' && Number.isFinite(indent) ? Math.max(0, Math.trunc(indent)) : 0
  const indentFits = indent === undefined || indent === null || (indent === depth && depth <= maxIndent)
  if (!kindFits || !indentFits || Object.keys(others).length > 0) prose.fits = false
  prose.paragraphs.push({
    kind: isParagraphKind(kind) ? kind : 'paragraph',
    indent: Math.min(depth, maxIndent),
    runs: readRuns(element, prose),
  })
}

/** Whatever else stands in a fragment: each element that holds text itself becomes a paragraph; containers are entered. */
function readForeign(foreign: unknown, prose: Prose): void {
  prose.fits = false
  const waiting: unknown[] = [foreign]
  while (waiting.length > 0) {
    const node = waiting.pop()
    const children = node instanceof Y.XmlFragment ? (node.toArray() as unknown[]) : []
    if (node instanceof Y.XmlText || children.some((child) => child instanceof Y.XmlText)) {
      prose.paragraphs.push({ kind: 'paragraph', indent: 0, runs: readRuns(node, prose) })
    } else {
      for (const child of children.reverse()) waiting.push(child)
    }
  }
}

/** All text under a node in reading order. Not recursive, so that no depth of nesting can exhaust the stack. */
function readRuns(top: unknown, prose: Prose): Run[] {
  const runs: Run[] = []
  const waiting: { node: unknown; depth: number }[] = [{ node: top, depth: 0 }]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node, depth } = next
    if (node instanceof Y.XmlText) for (const run of readText(node, prose)) runs.push(run)
    else if (depth > 0) prose.fits = false
    if (node instanceof Y.XmlFragment) {
      const children = node.toArray() as unknown[]
      for (const child of children.reverse()) waiting.push({ node: child, depth: depth + 1 })
    }
  }
  return joinEqualRuns(runs)
}

function readText(text: Y.XmlText, prose: Prose): Run[] {
  const runs: Run[] = []
  if (Object.keys(text.getAttributes()).length > 0) prose.fits = false
  for (const piece of text.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[]) {
    if (typeof piece.insert === 'string') runs.push(readRun(piece.insert, piece.attributes ?? {}, prose))
    else prose.fits = false
  }
  return runs
}

function readRun(text: string, marks: Record<string, unknown>, prose: Prose): Run {
  const run: Run = { text }
  for (const [mark, value] of Object.entries(marks)) {
    const on = value === true || (typeof value === 'object' && value !== null)
    if (on && (mark === 'bold' || mark === 'italic' || mark === 'underline')) {
      run[mark] = true
    } else if (on && mark === 'link') {
      const { href, ...others } = value as { href?: unknown }
      if (isSafeLink(href)) run.link = href
      if (typeof href !== 'string' || Object.values(others).some((each) => each !== null)) prose.fits = false
    } else {
      prose.fits = false
    }
  }
  return run
}

function joinEqualRuns(runs: Run[]): Run[] {
  const joined: Run[] = []
  for (const run of runs) {
    const last = joined.at(-1)
    if (last && looksEqual(last, run)) joined[joined.length - 1] = { ...last, text: last.text + run.text }
    else if (run.text !== '') joined.push(run)
  }
  return joined
}

function looksEqual(one: Run, other: Run): boolean {
  return (
    one.bold === other.bold &&
    one.italic === other.italic &&
    one.underline === other.underline &&
    one.link === other.link
  )
}
