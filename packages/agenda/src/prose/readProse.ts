import * as Y from 'yjs'
import { isSafeLink } from './link.ts'
import { isParagraphKind, lineBreak, maxIndent, type Paragraph, proseKey, type Run } from './prose.ts'

/** How a line looks as a whole. */
type Look = Omit<Paragraph, 'runs'>

/** What a text is read as: runs, and between them the looks of the lines that begin there. */
type Part = Run | Look

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
  addLines(readLook(element.getAttributes() as Record<string, unknown>, prose), readParts(element, prose), prose)
}

function readLook({ kind, indent, ...others }: Record<string, unknown>, prose: Prose): Look {
  const kindFits = kind === undefined || kind === null || isParagraphKind(kind)
  const depth = typeof indent === 'number' && Number.isFinite(indent) ? Math.max(0, Math.trunc(indent)) : 0
  const indentFits = indent === undefined || indent === null || (indent === depth && depth <= maxIndent)
  if (!kindFits || !indentFits || Object.keys(others).length > 0) prose.fits = false
  return { kind: isParagraphKind(kind) ? kind : 'paragraph', indent: Math.min(depth, maxIndent) }
}

/** One paragraph for each line of a text. */
function addLines(first: Look, parts: readonly Part[], prose: Prose): void {
  let line: Paragraph = { ...first, runs: [] }
  prose.paragraphs.push(line)
  for (const part of parts) {
    if ('text' in part) {
      addRun(line.runs, part)
    } else {
      line = { ...part, runs: [] }
      prose.paragraphs.push(line)
    }
  }
}

/** Whatever else stands in a fragment: each element that holds text itself becomes a paragraph; containers are entered. */
function readForeign(foreign: unknown, prose: Prose): void {
  prose.fits = false
  const waiting: unknown[] = [foreign]
  while (waiting.length > 0) {
    const node = waiting.pop()
    const children = node instanceof Y.XmlFragment ? (node.toArray() as unknown[]) : []
    if (node instanceof Y.XmlText || children.some((child) => child instanceof Y.XmlText)) {
      addLines({ kind: 'paragraph', indent: 0 }, readParts(node, prose), prose)
    } else {
      for (const child of children.reverse()) waiting.push(child)
    }
  }
}

/** All text under a node in reading order. Not recursive, so that no depth of nesting can exhaust the stack. */
function readParts(top: unknown, prose: Prose): Part[] {
  const parts: Part[] = []
  const waiting: { node: unknown; depth: number }[] = [{ node: top, depth: 0 }]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node, depth } = next
    if (node instanceof Y.XmlText) readText(node, parts, prose)
    else if (depth > 0) prose.fits = false
    if (node instanceof Y.XmlFragment) {
      const children = node.toArray() as unknown[]
      for (const child of children.reverse()) waiting.push({ node: child, depth: depth + 1 })
    }
  }
  return parts
}

function readText(text: Y.XmlText, parts: Part[], prose: Prose): void {
  if (Object.keys(text.getAttributes()).length > 0) prose.fits = false
  for (const piece of text.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[]) {
    if (typeof piece.insert !== 'string') {
      prose.fits = false
      continue
    }
    // The look of a line counts on its break only: merged with it, a letter may have got it too.
    const { [proseKey.line]: look, ...marks } = piece.attributes ?? {}
    for (const [index, words] of piece.insert.split(lineBreak).entries()) {
      if (index > 0) parts.push(readLook(typeof look === 'object' && look !== null ? { ...look } : {}, prose))
      parts.push(readRun(words, marks, prose))
    }
  }
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

/** Adds a run to a line: to the run before it when that looks the same. */
function addRun(runs: Run[], run: Run): void {
  const last = runs.at(-1)
  if (last && looksEqual(last, run)) runs[runs.length - 1] = { ...last, text: last.text + run.text }
  else if (run.text !== '') runs.push(run)
}

function looksEqual(one: Run, other: Run): boolean {
  return (
    one.bold === other.bold &&
    one.italic === other.italic &&
    one.underline === other.underline &&
    one.link === other.link
  )
}
