import { isParagraphKind, isSafeLink, maxIndent, type ParagraphKind } from '@lea/agenda'
import { type Extensions, Mark, Node } from '@tiptap/core'
import { Bold } from '@tiptap/extension-bold'
import { Document } from '@tiptap/extension-document'
import { Italic } from '@tiptap/extension-italic'
import { Text } from '@tiptap/extension-text'
import { Underline } from '@tiptap/extension-underline'
import { type HeadingLevel, lineClass } from '../../static/look.ts'

/** The only node between document and text: flat and permissive, so that no merge can ever make it invalid. */
const Line = Node.create<{ headingLevel: HeadingLevel; singleLine: boolean }>({
  name: 'paragraph',
  group: 'block',
  content: 'text*',
  priority: 1000,

  addOptions() {
    return { headingLevel: 3, singleLine: false }
  },

  extendNodeSchema(extension) {
    // A heading that is pasted into an empty paragraph stays a heading.
    return extension.name === 'paragraph' ? { definingForContent: true } : {}
  },

  addAttributes() {
    return { kind: { default: 'paragraph', rendered: false }, indent: { default: 0, rendered: false } }
  },

  parseHTML() {
    return [
      {
        tag: '[data-kind]',
        getAttrs: (element) => ({
          kind: isParagraphKind(element.dataset.kind) ? element.dataset.kind : 'paragraph',
          indent: clampIndent(Number(element.dataset.indent ?? 0)),
        }),
      },
      { tag: 'p' },
    ]
  },

  renderHTML({ node }) {
    const kind: ParagraphKind = this.options.singleLine ? 'paragraph' : node.attrs.kind
    const indent: number = this.options.singleLine ? 0 : node.attrs.indent
    const attributes = { class: lineClass(kind), ...(indent > 0 && { 'data-indent': indent }) }
    return [kind === 'heading' ? `h${this.options.headingLevel}` : 'p', attributes, 0]
  },
})

/**
 * Our own link mark: it keeps nothing but `href`, as the file format says, and it draws an address that isn't allowed
 * as plain text (the address itself stays in the document, which a colleague's newer build may read differently).
 */
const Link = Mark.create({
  name: 'link',
  inclusive: false,
  priority: 1000,

  addAttributes() {
    return { href: { default: null } }
  },

  parseHTML() {
    return [{ tag: 'a[href]', getAttrs: (element) => (isSafeLink(element.getAttribute('href')) ? null : false) }]
  },

  renderHTML({ mark }) {
    if (!isSafeLink(mark.attrs.href)) return ['span', 0]
    return ['a', { href: mark.attrs.href, rel: 'noopener noreferrer', target: '_blank' }, 0]
  },
})

/** Nodes and marks of every prose editor. */
export function documentExtensions(options: { headingLevel: HeadingLevel; singleLine: boolean }): Extensions {
  return [Document.extend({ content: 'paragraph+' }), Text, Line.configure(options), Link, Bold, Italic, Underline]
}

export function clampIndent(indent: number): number {
  return Number.isFinite(indent) ? Math.max(0, Math.min(maxIndent, Math.trunc(indent))) : 0
}
