import { Extension, mergeAttributes, Node } from '@tiptap/core'
import Bold from '@tiptap/extension-bold'
import Italic from '@tiptap/extension-italic'
import Text from '@tiptap/extension-text'
import Underline from '@tiptap/extension-underline'
import {
  EditorContent,
  NodeViewContent,
  type NodeViewProps,
  NodeViewWrapper,
  ReactNodeViewRenderer,
  useEditor,
} from '@tiptap/react'
import { ySyncPlugin, yUndoPlugin } from '@tiptap/y-tiptap'
import type * as Y from 'yjs'

const Doc = Node.create({ name: 'doc', topNode: true, content: 'block+' })

const BlockTitle = Node.create({
  name: 'blockTitle',
  content: 'inline*',
  parseHTML: () => [{ tag: 'h3' }],
  renderHTML: ({ HTMLAttributes }) => ['h3', HTMLAttributes, 0],
})

const Paragraph = Node.create({
  name: 'paragraph',
  content: 'inline*',
  parseHTML: () => [{ tag: 'p' }],
  renderHTML: ({ HTMLAttributes }) => ['p', HTMLAttributes, 0],
})

function BlockView({ node }: NodeViewProps) {
  return (
    <NodeViewWrapper as="article" data-block={node.attrs.id}>
      <header contentEditable={false}>
        <strong>{node.attrs.type}</strong>
        {node.attrs.planning && <span>{node.attrs.planning}</span>}
        {node.attrs.status && <span>{node.attrs.status}</span>}
        <button type="button">Meer</button>
      </header>
      <NodeViewContent />
    </NodeViewWrapper>
  )
}

const attribute = { default: '' }

const Block = Node.create({
  name: 'block',
  content: 'blockTitle paragraph+',
  defining: true,
  addAttributes: () => ({ id: attribute, type: attribute, planning: attribute, status: attribute }),
  parseHTML: () => [{ tag: 'article' }],
  renderHTML: ({ HTMLAttributes }) => ['article', mergeAttributes(HTMLAttributes), 0],
  addNodeView: () => ReactNodeViewRenderer(BlockView),
})

const binding = (fragment: Y.XmlFragment) =>
  Extension.create({ name: 'binding', addProseMirrorPlugins: () => [ySyncPlugin(fragment), yUndoPlugin()] })

/** One Tiptap editor over all blocks, each block drawn by a React node view. */
export function PeerEditor({ fragment }: { fragment: Y.XmlFragment }) {
  const editor = useEditor({
    extensions: [Doc, Text, BlockTitle, Paragraph, Block, Bold, Italic, Underline, binding(fragment)],
  })
  return <EditorContent editor={editor} />
}
