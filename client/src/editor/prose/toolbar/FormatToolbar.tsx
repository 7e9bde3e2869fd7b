import type { ParagraphKind } from '@lea/agenda'
import type { Editor } from '@tiptap/core'
import type { KeyboardEvent, MouseEvent, ReactNode, Ref } from 'react'
import { Toolbar } from 'react-aria-components/Toolbar'
import { m } from '../../../paraglide/messages.js'
import type { IconName } from '../../../ui/Icon.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { indentBy, toggleKind } from '../keys/lines.ts'
import { kindWords } from '../kindWords.ts'
import { useFormat } from './format.ts'
import './FormatToolbar.css'
import '../../../ui/moreIcons.tsx'

const kindButtons: readonly { kind: ParagraphKind; icon: IconName }[] = [
  { kind: 'heading', icon: 'heading' },
  { kind: 'bullet', icon: 'bullets' },
  { kind: 'number', icon: 'numbers' },
  { kind: 'quote', icon: 'quote' },
]

const markButtons: readonly { mark: 'bold' | 'italic' | 'underline'; label: () => string; key: string }[] = [
  { mark: 'bold', label: m.editor_bold, key: 'B' },
  { mark: 'italic', label: m.editor_italic, key: 'I' },
  { mark: 'underline', label: m.editor_underline, key: 'U' },
]

/**
 * The buttons for the look of the selected text. One stop of the Tab key, arrow keys inside, Escape back to the text.
 * A press with the mouse leaves the focus in the text.
 */
export function FormatToolbar({
  editor,
  isFloating,
  ref,
  onLink,
}: {
  editor: Editor
  /** Under the text, over what follows it, for lack of a place of its own. */
  isFloating: boolean
  ref: Ref<HTMLDivElement>
  onLink: () => void
}): ReactNode {
  const format = useFormat(editor)
  const run = (command: ReturnType<typeof indentBy>) => () => {
    command(editor.state, editor.view.dispatch)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    editor.view.focus()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only Escape and the way back, for the buttons inside
    <div
      className={`lea-format-bar lea-no-print${isFloating ? ' lea-format-bar--floating' : ''}`}
      onKeyDown={onKeyDown}
      onMouseDownCapture={keepFocusInText}
    >
      <Toolbar ref={ref} aria-label={m.editor_toolbar()} className="lea-format-bar__buttons">
        {kindButtons.map(({ kind, icon }) => (
          <IconButton
            key={kind}
            small
            label={kindWords[kind]()}
            icon={icon}
            isPressed={format.kind === kind}
            onPress={run(toggleKind(kind))}
          />
        ))}
        {markButtons.map(({ mark, label, key }) => (
          <IconButton
            key={mark}
            small
            label={label()}
            icon={mark}
            shortcut={withModifier(key)}
            isPressed={format[mark]}
            onPress={() => editor.commands.toggleMark(mark)}
          />
        ))}
        <IconButton
          small
          label={m.editor_link()}
          icon="link"
          shortcut={withModifier('K')}
          isPressed={format.link}
          onPress={onLink}
        />
        <IconButton
          small
          label={m.editor_outdent()}
          icon="outdent"
          shortcut={withModifier('[')}
          isDisabled={!format.canOutdent}
          onPress={run(indentBy(-1))}
        />
        <IconButton
          small
          label={m.editor_indent()}
          icon="indent"
          shortcut={withModifier(']')}
          isDisabled={!format.canIndent}
          onPress={run(indentBy(1))}
        />
      </Toolbar>
    </div>
  )
}

function keepFocusInText(event: MouseEvent): void {
  event.preventDefault()
}

function withModifier(key: string): string {
  return /mac|iphone|ipad/i.test(navigator.platform) ? `⌘${key}` : `Ctrl+${key}`
}
