import type { Editor } from '@tiptap/core'
import { TextSelection } from '@tiptap/pm/state'
import {
  type FocusEvent,
  type ReactNode,
  useCallback,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { createPortal } from 'react-dom'
import type * as Y from 'yjs'
import { m } from '../../paraglide/messages.js'
import { useToast } from '../../ui/Announcer.tsx'
import type { EarlyCaret } from '../earlyKeys.ts'
import type { CaretWish, ProseEditorProps } from '../editorProps.ts'
import type { LetGo } from './binding/ProseBinding.ts'
import { mountEditor } from './mountEditor.ts'
import { pasteNotice } from './paste/pasteNotice.ts'
import { placeCaret } from './placeCaret.ts'
import { placeToPosition } from './presence/places.ts'
import { slashChoices } from './slash/choices.ts'
import { SlashMenu } from './slash/SlashMenu.tsx'
import { FormatToolbar } from './toolbar/FormatToolbar.tsx'
import { LinkDialog } from './toolbar/LinkDialog.tsx'

export { rehearse } from './rehearse.ts'

export type MountedProseProps = ProseEditorProps & {
  fragment: Y.XmlFragment
  multiline: boolean
  /** Where one was typing before the editor was there: the caret goes on from it. */
  earlyCaret: EarlyCaret
  onLetGo: (why: LetGo) => void
}

/** The editor itself, on one fragment that fits. Takes the place of the static text without anything moving. */
export function MountedProse(props: MountedProseProps): ReactNode {
  const place = useRef<HTMLDivElement>(null)
  const toolbar = useRef<HTMLDivElement>(null)
  const latest = useRef(props)
  const granted = useRef<CaretWish>(undefined)
  const withdraw = useRef(() => {})
  const [editor, setEditor] = useState<Editor | null>(null)
  const [isLinkOpen, setLinkOpen] = useState(false)
  const { isWithin, ...within } = useFocusWithin()
  const toast = useToast()
  const id = useId()
  const {
    session,
    fragment,
    block,
    part,
    label,
    placeholder,
    multiline,
    headingLevel = 3,
    autoFocusAt,
    toolbarHost,
    earlyCaret,
  } = props

  useLayoutEffect(() => {
    latest.current = props
  })

  const choices = useCallback(() => {
    const { blockChoices = [], insertBlock } = latest.current
    return slashChoices(insertBlock ? blockChoices : [])
  }, [])
  const insertBlock = useCallback((type: string) => latest.current.insertBlock?.(type), [])

  useLayoutEffect(() => {
    if (!place.current) return
    const mounted = mountEditor(place.current, {
      session,
      fragment,
      block,
      part,
      label,
      placeholder,
      multiline,
      headingLevel,
      descriptionId: `${id}-keys`,
      slash: {
        choices,
        insertBlock,
        listId: `${id}-list`,
        hasNext: () => latest.current.onEnterInNothing !== undefined,
      },
      neighbours: () => latest.current,
      onLetGo: (why) => latest.current.onLetGo(why),
      openLinkForm: () => setLinkOpen(true),
      goToToolbar: () => toolbar.current?.querySelector('button')?.focus(),
      onPasteChanged: (changes, isNothing) => {
        // of the last paste only
        withdraw.current()
        withdraw.current = toast(pasteNotice(changes, isNothing))
      },
    })
    setEditor(mounted)
    return () => {
      setEditor(null)
      mounted.destroy()
    }
  }, [session, fragment, block, part, label, placeholder, multiline, headingLevel, id, choices, insertBlock, toast])

  useEffect(() => {
    if (!editor || autoFocusAt === undefined) return
    // the same wish in a new editor has been granted already: one has gone on since
    placeCaret(editor.view, autoFocusAt === granted.current ? 'kept' : autoFocusAt)
    granted.current = autoFocusAt
    const place = placeToPosition(fragment, editor.state.doc, earlyCaret.current)
    earlyCaret.current = undefined
    if (place !== null)
      editor.view.dispatch(editor.state.tr.setSelection(TextSelection.create(editor.state.doc, place)))
  }, [editor, autoFocusAt, earlyCaret, fragment])

  const buttons =
    editor && multiline && isWithin ? (
      <FormatToolbar ref={toolbar} editor={editor} isFloating={!toolbarHost} onLink={() => setLinkOpen(true)} />
    ) : null
  return (
    <div className="lea-editor" {...within}>
      <div ref={place} />
      {toolbarHost ? createPortal(buttons, toolbarHost) : buttons}
      {multiline ? (
        <span id={`${id}-keys`} hidden>
          {m.editor_shortcuts()}
        </span>
      ) : null}
      {editor && multiline ? (
        <SlashMenu editor={editor} choices={choices} listId={`${id}-list`} insertBlock={insertBlock} />
      ) : null}
      {editor && isLinkOpen ? <LinkDialog editor={editor} onClose={() => setLinkOpen(false)} /> : null}
    </div>
  )
}

/** Whether the focus is in the text, its toolbar, or a menu of that toolbar: React's events know of portals. */
function useFocusWithin() {
  const [isWithin, setWithin] = useState(false)
  const leaving = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(leaving.current), [])
  return {
    isWithin,
    onFocus: (_event: FocusEvent) => {
      clearTimeout(leaving.current)
      setWithin(true)
    },
    onBlur: (_event: FocusEvent) => {
      clearTimeout(leaving.current)
      // The focus may be on its way to the toolbar: its arrival comes just after this.
      leaving.current = setTimeout(() => setWithin(false), 0)
    },
  }
}
