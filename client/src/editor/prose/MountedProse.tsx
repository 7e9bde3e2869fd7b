import { Editor, Extension } from '@tiptap/core'
import { Plugin, PluginKey, Selection, TextSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { type ReactNode, useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import type * as Y from 'yjs'
import { m } from '../../paraglide/messages.js'
import type { CaretWish, ProseEditorProps } from '../editorProps.ts'
import { bindingPlugin } from './binding/bindingPlugin.ts'
import { type LetGo, ProseBinding } from './binding/ProseBinding.ts'
import { signsToKinds } from './keys/inputRules.ts'
import { keyExtension } from './keys/keys.ts'
import { othersCaretsPlugin } from './presence/othersCarets.ts'
import { ownCaretPlugin } from './presence/ownCaret.ts'
import { documentExtensions } from './schema/document.ts'

type MountedProseProps = ProseEditorProps & {
  fragment: Y.XmlFragment
  multiline: boolean
  onLetGo: (why: LetGo) => void
}

/** The editor itself, on one fragment that fits. Takes the place of the static text without anything moving. */
export function MountedProse(props: MountedProseProps): ReactNode {
  const place = useRef<HTMLDivElement>(null)
  const latest = useRef(props)
  latest.current = props
  const descriptionId = useId()
  const [editor, setEditor] = useState<Editor | null>(null)
  const { session, fragment, block, part, label, placeholder, multiline, headingLevel = 4, autoFocusAt } = props

  useLayoutEffect(() => {
    if (!place.current) return
    session.undo.addTrackedOrigin(ProseBinding)
    const binding = new ProseBinding(fragment, (why) => latest.current.onLetGo(why))
    const mounted = new Editor({
      element: { mount: place.current },
      injectCSS: false,
      enableInputRules: multiline,
      enablePasteRules: false,
      enableCoreExtensions: { delete: false, drop: false, paste: false, textDirection: false },
      extensions: [
        ...documentExtensions({ headingLevel, singleLine: !multiline }),
        keyExtension({
          multiline,
          undo: session.undo,
          neighbours: () => latest.current,
          openLinkForm: () => undefined,
        }),
        ...(multiline ? [signsToKinds] : []),
        pluginExtension(() => [
          bindingPlugin(binding),
          ownCaretPlugin(session, fragment, block, part),
          othersCaretsPlugin(session.awareness, fragment, block, part),
          placeholderPlugin(placeholder),
        ]),
      ],
      editorProps: {
        attributes: {
          class: `lea-prose${multiline ? '' : ' lea-prose--title'}`,
          'aria-label': label,
          'aria-multiline': String(multiline),
          'aria-describedby': descriptionId,
          lang: 'nl',
          spellcheck: 'true',
        },
      },
      onBeforeCreate: ({ editor: created }) => {
        created.options.content = binding.read(created.schema).toJSON()
      },
    })
    setEditor(mounted)
    return () => {
      setEditor(null)
      mounted.destroy()
    }
  }, [session, fragment, block, part, label, placeholder, multiline, headingLevel, descriptionId])

  useEffect(() => {
    if (editor && autoFocusAt !== undefined) placeCaret(editor.view, autoFocusAt)
  }, [editor, autoFocusAt])

  return (
    <div className="lea-editor">
      <div ref={place} />
      <span id={descriptionId} hidden>
        {multiline ? m.editor_shortcuts() : null}
      </span>
    </div>
  )
}

function pluginExtension(plugins: () => Plugin[]): Extension {
  return Extension.create({ name: 'leaPlugins', addProseMirrorPlugins: plugins })
}

function placeholderPlugin(placeholder: string | undefined): Plugin {
  return new Plugin({
    key: new PluginKey('leaPlaceholder'),
    props: {
      attributes: ({ doc }): Record<string, string> =>
        placeholder !== undefined && doc.childCount === 1 && doc.content.size === 2
          ? { 'data-placeholder': placeholder, 'aria-placeholder': placeholder }
          : {},
    },
  })
}

/** Gives the editor the focus, with the caret where it was wished: where one clicked in the static text. */
function placeCaret(view: EditorView, wish: CaretWish): void {
  // One has clicked in an editor that was there already: the browser has put the caret, perhaps began a selection.
  if (typeof wish === 'object' && view.hasFocus()) return
  view.focus()
  view.dispatch(view.state.tr.setSelection(wishedSelection(view, wish)))
}

function wishedSelection(view: EditorView, wish: CaretWish): Selection {
  const { doc } = view.state
  if (wish === 'start') return Selection.atStart(doc)
  if (wish === 'end') return Selection.atEnd(doc)
  const edge = 'edge' in wish ? wish.edge : undefined
  const line = edge && view.coordsAtPos((edge === 'top' ? Selection.atStart(doc) : Selection.atEnd(doc)).head)
  const top = 'y' in wish ? wish.y : line ? (line.top + line.bottom) / 2 : 0
  const found = view.posAtCoords({ left: wish.x, top })
  if (!found) return edge === 'top' ? Selection.atStart(doc) : Selection.atEnd(doc)
  return TextSelection.near(doc.resolve(found.pos))
}
