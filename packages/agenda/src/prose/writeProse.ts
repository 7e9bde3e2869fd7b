import * as Y from 'yjs'
import { wholeCharacters } from './codePoints.ts'
import { isSafeLink } from './link.ts'
import { lineBreak, maxIndent, type Paragraph, paragraph, proseKey, type Run } from './prose.ts'

/**
 * Writes paragraphs into a fragment that is new and empty; without paragraphs, one empty paragraph. Half characters are
 * replaced, links that aren't safe are written as plain text, a break in a run begins a plain line. Throws when the fragment holds something already: prose
 * that people edit is changed by the editor, never written anew.
 *
 * At once: nobody else can hold a fragment that is new, so there is nothing to meet.
 */
export function writeProse(fragment: Y.XmlFragment, paragraphs: readonly Paragraph[]): void {
  // A fragment that isn't in a document yet can't be asked for its length, and nobody can have typed in it.
  if (fragment.doc && fragment.length > 0)
    throw new Error(`writeProse wants an empty fragment, got one with ${fragment.length} children`)
  const written = paragraphs.length > 0 ? paragraphs : [paragraph()]
  fragment.insert(0, written.map(newParagraph))
}

function newParagraph({ kind, indent, runs }: Readonly<Paragraph>): Y.XmlElement {
  const element = new Y.XmlElement<{ kind?: string; indent?: number }>(proseKey.paragraph)
  if (kind !== 'paragraph') element.setAttribute(proseKey.kind, kind)
  const depth = Math.min(maxIndent, Math.max(0, Math.trunc(indent)))
  if (depth > 0) element.setAttribute(proseKey.indent, depth)
  const filled = runs.filter((run) => run.text !== '')
  // An empty paragraph gets no text node: the editor would delete an empty one, and with it what a colleague types there.
  if (filled.length > 0) element.insert(0, [newText(filled)])
  return element as Y.XmlElement
}

function newText(runs: readonly Run[]): Y.XmlText {
  const text = new Y.XmlText()
  const written = runs.flatMap((run) =>
    wholeCharacters(run.text)
      .split(lineBreak)
      .flatMap((words, index) => [
        // without its mark a build that knows no breaks would write a space in its place
        ...(index > 0 ? [{ insert: lineBreak, attributes: { [proseKey.line]: {} } }] : []),
        ...(words === '' ? [] : [{ insert: words, attributes: marksOf(run) }]),
      ]),
  )
  text.applyDelta(written)
  return text
}

function marksOf({ bold, italic, underline, link }: Run): Record<string, object> {
  return {
    ...(bold && { bold: {} }),
    ...(italic && { italic: {} }),
    ...(underline && { underline: {} }),
    ...(isSafeLink(link) && { link: { href: link } }),
  }
}
