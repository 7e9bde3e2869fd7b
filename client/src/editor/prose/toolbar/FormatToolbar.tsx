import { type ParagraphKind, paragraphKinds } from '@lea/agenda'
import type { Editor } from '@tiptap/core'
import type { KeyboardEvent, ReactNode, Ref } from 'react'
import { Toolbar } from 'react-aria-components/Toolbar'
import { m } from '../../../paraglide/messages.js'
import type { IconName } from '../../../ui/Icon.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { MenuButton } from '../../../ui/Menu.tsx'
import { indentBy, setKind } from '../keys/lines.ts'
import { type Format, useFormat } from './format.ts'
import './FormatToolbar.css'

export const kindWords = {
  paragraph: m.editor_kind_paragraph,
  heading: m.editor_kind_heading,
  bullet: m.editor_kind_bullet,
  number: m.editor_kind_number,
  quote: m.editor_kind_quote,
} satisfies Record<ParagraphKind, () => string>

const kindIcons: Partial<Record<ParagraphKind, IconName>> = {
  heading: 'heading',
  bullet: 'bullets',
  number: 'numbers',
  quote: 'quote',
}

type MarkButton = { mark: 'bold' | 'italic' | 'underline'; label: () => string; keys: string }

const markButtons: readonly MarkButton[] = [
  { mark: 'bold', label: m.editor_bold, keys: 'B' },
  { mark: 'italic', label: m.editor_italic, keys: 'I' },
  { mark: 'underline', label: m.editor_underline, keys: 'U' },
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
  /** Over the text, for lack of a place of its own. */
  isFloating: boolean
  ref: Ref<HTMLDivElement>
  onLink: () => void
}): ReactNode {
  const format = useFormat(editor)
  const press = (act: () => void) => ({ preventFocusOnPress: true, small: true, onPress: act })
  const kinds = paragraphKinds.map((kind) => ({
    id: kind,
    label: kindWords[kind](),
    ...(kindIcons[kind] !== undefined && { icon: kindIcons[kind] }),
  }))
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    editor.view.focus()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only Escape, for the buttons inside
    <div className={`lea-format-bar lea-no-print${isFloating ? '' : ' lea-format-bar--hosted'}`} onKeyDown={onKeyDown}>
      <Toolbar ref={ref} aria-label={m.editor_toolbar()} className="lea-format-bar__buttons">
        <MenuButton
          small
          kind="quiet"
          label={m.editor_kind({ kind: kindName(format) })}
          entries={kinds}
          onAction={(id) => {
            const kind = paragraphKinds.find((each) => each === id)
            if (kind) setKind(kind)(editor.state, editor.view.dispatch)
            editor.view.focus()
          }}
        />
        {markButtons.map(({ mark, label, keys }) => (
          <IconButton
            key={mark}
            {...press(() => editor.commands.toggleMark(mark))}
            label={label()}
            icon={mark}
            shortcut={withModifier(keys)}
            isPressed={format[mark]}
          />
        ))}
        <IconButton
          {...press(onLink)}
          label={m.editor_link()}
          icon="link"
          shortcut={withModifier('K')}
          isPressed={format.link}
        />
        <IconButton
          {...press(() => indentBy(-1)(editor.state, editor.view.dispatch))}
          label={m.editor_outdent()}
          icon="outdent"
          shortcut={withModifier('[')}
          isDisabled={!format.canOutdent}
        />
        <IconButton
          {...press(() => indentBy(1)(editor.state, editor.view.dispatch))}
          label={m.editor_indent()}
          icon="indent"
          shortcut={withModifier(']')}
          isDisabled={!format.canIndent}
        />
      </Toolbar>
    </div>
  )
}

function kindName({ kind }: Format): string {
  return kind ? kindWords[kind]() : '…'
}

function withModifier(key: string): string {
  return /mac|iphone|ipad/i.test(navigator.platform) ? `⌘${key}` : `Ctrl+${key}`
}
