import { useState } from 'react'
import { ProseEditor, StaticProse } from '../../editor/index.ts'
import { m } from '../../paraglide/messages.js'
import { useOpenAgenda } from '../desk/AgendaContext.ts'
import { useBlock, useReadOnly } from '../desk/reading.ts'
import './TitleField.css'

/**
 * The title of a block that isn't drawn in the text (a budget line, a partner, a fund). It looks like a field, and is a
 * text: two people can type in it at once. The editor comes when the field gets the focus.
 */
export function TitleField({
  block,
  label,
  labelIsHidden = false,
}: {
  block: string
  label: string
  labelIsHidden?: boolean
}) {
  const { session } = useOpenAgenda()
  const view = useBlock(block)
  const readOnly = useReadOnly()
  const [isOpen, setOpen] = useState(false)
  if (!view) return null
  const mayWrite = readOnly === null && view.titleFits
  return (
    <div className="lea-field lea-field--small">
      <span className={labelIsHidden ? 'lea-hidden' : 'lea-field__label'}>{label}</span>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it only hears that the focus left the text in it */}
      <div
        className="lea-input title-field"
        onBlur={(event) => {
          if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false)
        }}
      >
        {isOpen && mayWrite ? (
          <ProseEditor session={session} block={block} part="title" label={label} autoFocusAt="end" />
        ) : (
          // biome-ignore lint/a11y/useSemanticElements: it becomes the editor when it gets the focus
          <div
            role="textbox"
            tabIndex={0}
            aria-label={label}
            aria-readonly={!mayWrite}
            onFocus={() => setOpen(true)}
            className="title-field__text"
          >
            <StaticProse paragraphs={view.title} singleLine />
          </div>
        )}
      </div>
      {view.titleFits ? null : <p className="lea-field__description">{m.agenda_made_by_newer()}</p>}
    </div>
  )
}
