import { isSafeLink } from '@lea/agenda'
import { Editor, Extension } from '@tiptap/core'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import type * as Y from 'yjs'
import type { Part } from '../../session/session.ts'
import type { EditorSession } from '../EditorSession.ts'
import type { HeadingLevel } from '../static/look.ts'
import { takeFocus } from '../takeFocus.ts'
import { bindingPlugin } from './binding/bindingPlugin.ts'
import { composingPlugin } from './binding/composing.ts'
import { type LetGo, ProseBinding } from './binding/ProseBinding.ts'
import { aboveNoticesPlugin } from './footOfWindow.ts'
import { signsToKinds } from './keys/inputRules.ts'
import { keyExtension, type Neighbours } from './keys/keys.ts'
import { listRolesPlugin } from './lists/listRoles.ts'
import { clipboardPlugin, type OnChanged } from './paste/clipboardPlugin.ts'
import { keptCaretPlugin, putCaretBack } from './presence/keptCaret.ts'
import { othersCaretsPlugin } from './presence/othersCarets.ts'
import { ownCaretPlugin } from './presence/ownCaret.ts'
import { documentExtensions } from './schema/document.ts'
import { type SlashOptions, slashPlugin } from './slash/slashPlugin.ts'

export type MountOptions = {
  session: EditorSession
  fragment: Y.XmlFragment
  block: string
  part: Part
  label: string
  placeholder: string | undefined
  multiline: boolean
  headingLevel: HeadingLevel
  /** Id of the element that says which keys there are. */
  descriptionId: string
  slash: SlashOptions
  neighbours: () => Neighbours
  onLetGo: (why: LetGo) => void
  openLinkForm: () => void
  goToToolbar: () => void
  onPasteChanged: OnChanged
}

/** Makes an element into an editor of a fragment that fits. `destroy()` on what it gives leaves the fragment as it is. */
export function mountEditor(place: HTMLElement, options: MountOptions): Editor {
  const { session, fragment, multiline } = options
  const binding = new ProseBinding(fragment, options.onLetGo, session.undo)
  session.undo.addTrackedOrigin(ProseBinding)
  const editor = new Editor({
    element: { mount: place },
    // Its style sheet is in prose.css: the content security policy allows none that is written into the page.
    injectCSS: false,
    enableInputRules: multiline,
    enablePasteRules: false,
    enableCoreExtensions: {
      delete: false,
      drop: false,
      paste: false,
      textDirection: false,
      clipboardTextSerializer: false,
    },
    extensions: [
      ...documentExtensions({ headingLevel: options.headingLevel, singleLine: !multiline }),
      ...(multiline ? [slashExtension({ ...options.slash, placeholder: options.placeholder }), signsToKinds] : []),
      keyExtension({ ...options, undo: session.undo }),
      pluginExtension(options, binding),
    ],
    editorProps: {
      attributes: {
        class: `lea-prose${multiline ? '' : ' lea-prose--title'}`,
        'aria-label': options.label,
        'aria-multiline': String(multiline),
        ...(multiline && { 'aria-describedby': options.descriptionId }),
        lang: 'nl',
        spellcheck: 'true',
      },
    },
    onBeforeCreate: ({ editor }) => {
      editor.options.content = binding.read(editor.schema).toJSON()
    },
  })
  putCaretBack(editor.view, fragment)
  return editor
}

/** Before the keys of the text, so that arrows and Enter choose from the menu while it is open. */
function slashExtension(slash: SlashOptions): Extension {
  return Extension.create({ name: 'leaSlash', priority: 3000, addProseMirrorPlugins: () => [slashPlugin(slash)] })
}

function pluginExtension(options: MountOptions, binding: ProseBinding): Extension {
  const { session, fragment, block, part } = options
  return Extension.create({
    name: 'leaPlugins',
    addProseMirrorPlugins() {
      const { schema } = this.editor
      const isSelf = (client: number) => session.people().some((one) => one.clientId === client && one.isSelf)
      return [
        caretFirstPlugin(),
        bindingPlugin(binding),
        keptCaretPlugin(fragment, binding),
        composingPlugin(session),
        ownCaretPlugin(session, fragment, block, part),
        othersCaretsPlugin(session.awareness, isSelf, fragment, block, part),
        clipboardPlugin({ ...options, schema, undo: session.undo }),
        linkPlugin(),
        aboveNoticesPlugin(),
        placeholderPlugin(options.placeholder),
        ...(options.multiline ? [listRolesPlugin(options.descriptionId)] : []),
      ]
    },
  })
}

/**
 * The browser tells of a caret that a key moved only a moment later. Enter, or any key that isn't a letter, may be faster on
 * a busy machine, and would work where the caret was. And 20 ms after an editor got the focus ProseMirror puts the caret back where it
 * knows it: also one that was moved meanwhile and not told of yet, so it is asked just before.
 *
 * For 200 ms after an editor got the focus ProseMirror takes a caret at the start for the browser's doing, and puts it back where it was:
 * also one that Home brought there, and the arrows that follow would lead out of the text. So a key ends that time.
 *
 * A browser can leave the focus in a text and put the caret outside it. Letters would go nowhere then: the caret goes back first to
 * where it was.
 */
function caretFirstPlugin(): Plugin {
  return new Plugin({
    key: new PluginKey('leaCaretFirst'),
    props: {
      handleDOMEvents: {
        keydown: (view, event) => {
          if (!hasCaret(view)) view.focus()
          else if (event.key.length > 1 && !view.composing) {
            forgetFocus(view)
            hearOfCaret()
          }
          return false
        },
        focus: (view) => {
          setTimeout(() => {
            if (hasCaret(view)) hearOfCaret()
            else if (!view.isDestroyed && view.hasFocus()) view.focus()
          }, 19)
          return false
        },
        // the browser's own focus would put the caret at the start of a text that was moved
        [takeFocus]: (view) => {
          view.focus()
          return true
        },
      },
    },
  })
}

function hasCaret({ dom }: EditorView): boolean {
  return dom.contains(dom.ownerDocument.getSelection()?.anchorNode ?? null)
}

/** As if the focus came long ago; ProseMirror has no other way to say that what follows is a person's doing. */
function forgetFocus(view: EditorView): void {
  const { input } = view as unknown as { input: { lastFocus: number } }
  input.lastFocus = 0
}

/** As if the browser had told already. */
function hearOfCaret(): void {
  document.dispatchEvent(new Event('selectionchange'))
}

/** A link in a text that one edits opens with Ctrl or Cmd held, as in Word. */
function linkPlugin(): Plugin {
  return new Plugin({
    key: new PluginKey('leaOpenLink'),
    props: {
      handleClick: (_view, _position, event) => {
        const link = event.target instanceof Element ? event.target.closest('a') : null
        if (!isSafeLink(link?.href) || !(event.ctrlKey || event.metaKey)) return false
        window.open(link?.href, '_blank', 'noopener,noreferrer')
        return true
      },
    },
  })
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
