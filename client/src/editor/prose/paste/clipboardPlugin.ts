import { isSafeLink, type Paragraph, type Run, textToProse } from '@lea/agenda'
import { type DOMOutputSpec, DOMSerializer, type Fragment, type Node, type Schema, Slice } from '@tiptap/pm/model'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import type * as Y from 'yjs'
import { nodeToPieces } from '../binding/lineNode.ts'
import { type Change, htmlToParagraphs } from './htmlToParagraphs.ts'
import { paragraphsToFlatHtml, paragraphsToRichMarkup } from './paragraphsToHtml.ts'

/** Hears what didn't come along, or means something else now; `isNothing`: there was nothing to paste but that. */
export type OnChanged = (changes: ReadonlySet<Change>, isNothing: boolean) => void

/** What says nothing of a text of one line, which has neither lists nor notes. */
const ofSeveralLines: readonly Change[] = ['tableIsList', 'mergedOnce', 'notesBelow']

/**
 * What comes from the clipboard, or is dropped, keeps its structure and loses its dress; what goes to it is HTML that
 * other programs understand. In a text of one line, lines that are pasted become one.
 */
export function clipboardPlugin({
  schema,
  multiline,
  undo,
  onPasteChanged,
}: {
  schema: Schema
  multiline: boolean
  undo: Y.UndoManager
  onPasteChanged: OnChanged
}): Plugin {
  const fit = (paragraphs: Paragraph[]) => (multiline ? paragraphs : [asOneLine(paragraphs)])
  return new Plugin({
    key: new PluginKey('leaClipboard'),
    props: {
      transformPastedHTML: (html) => {
        const { paragraphs, changes } = htmlToParagraphs(html)
        const told = new Set([...changes].filter((each) => multiline || !ofSeveralLines.includes(each)))
        if (told.size > 0) onPasteChanged(told, paragraphs.length === 0)
        return paragraphs.length > 0 ? paragraphsToFlatHtml(fit(paragraphs)) : ''
      },
      clipboardTextParser: (text, $context) => {
        const lines = fit(textToProse(text.replace(/(\r\n|\r|\n)+$/, '')))
        const marks = $context.marks()
        const nodes = lines.map(({ runs }) =>
          schema.node(
            'paragraph',
            null,
            runs.map((run) => schema.text(run.text, marks)),
          ),
        )
        return new Slice(schema.node('doc', null, nodes).content, 1, 1)
      },
      clipboardSerializer: new RichSerializer(schema),
      clipboardTextSerializer: (slice) => {
        const lines: string[] = []
        slice.content.forEach((line) => {
          lines.push(line.textContent)
        })
        return lines.join('\n')
      },
      handlePaste: (_view, event, slice) => {
        // What was pasted is one step of undo.
        undo.stopCapturing()
        const { clipboardData } = event
        const hasText = clipboardData?.types.some((type) => type === 'text/html' || type === 'text/plain') ?? true
        // of what one selected nothing goes when nothing comes in its place
        if (slice.size === 0 && clipboardData?.getData('text/html')) return true
        if (hasText || !clipboardData || clipboardData.files.length === 0) return false
        onPasteChanged(new Set(['imagesLeftOut']), true)
        return true
      },
    },
  })
}

/** Writes a selection as nested lists and headings, instead of the flat lines of the editor. */
class RichSerializer extends DOMSerializer {
  constructor(schema: Schema) {
    super({}, {})
    Object.assign(this, DOMSerializer.fromSchema(schema))
  }

  override serializeFragment(fragment: Fragment, options?: { document?: Document }): DocumentFragment {
    const paragraphs: Paragraph[] = []
    fragment.forEach((line) => {
      paragraphs.push(nodeToParagraph(line))
    })
    const page = options?.document ?? document
    const rendered = page.createDocumentFragment()
    for (const each of paragraphsToRichMarkup(paragraphs))
      rendered.append(DOMSerializer.renderSpec(page, each as DOMOutputSpec).dom)
    return rendered
  }
}

function nodeToParagraph(line: Node): Paragraph {
  const runs = nodeToPieces(line).map(({ text, marks }): Run => {
    const href = (marks.link as { href?: unknown } | undefined)?.href
    return {
      text,
      ...(marks.bold !== undefined && { bold: true }),
      ...(marks.italic !== undefined && { italic: true }),
      ...(marks.underline !== undefined && { underline: true }),
      ...(isSafeLink(href) && { link: href }),
    }
  })
  return { kind: line.attrs.kind, indent: line.attrs.indent, runs }
}

function asOneLine(paragraphs: readonly Paragraph[]): Paragraph {
  const filled = paragraphs.filter((each) => each.runs.length > 0)
  const runs = filled.flatMap((each, index) => (index > 0 ? [{ text: ' ' }, ...each.runs] : each.runs))
  // A title has no looks of its own.
  return { kind: 'paragraph', indent: 0, runs: runs.map(({ text }) => ({ text })) }
}
