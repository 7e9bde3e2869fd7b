import type { Editor } from '@tiptap/core'
import { type FormEvent, type ReactNode, useId, useState } from 'react'
import { m } from '../../../paraglide/messages.js'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { wordsToAddress } from './address.ts'
import { linkHere, setLink } from './format.ts'

/** Asks for the address of a link. The text keeps its selection while it is open. */
export function LinkDialog({ editor, onClose }: { editor: Editor; onClose: () => void }): ReactNode {
  const [present] = useState(() => linkHere(editor)?.href)
  const [words, setWords] = useState(present ?? '')
  const [isRefused, setRefused] = useState(false)
  const formId = useId()
  const finish = (href: string | null) => {
    onClose()
    setLink(editor, href)
  }
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    const address = wordsToAddress(words)
    if (address === undefined) setRefused(true)
    else finish(address)
  }
  return (
    <Dialog
      title={m.editor_link_form()}
      isOpen
      onClose={onClose}
      actions={
        <>
          {present === undefined ? null : <Button onPress={() => finish(null)}>{m.editor_link_remove()}</Button>}
          <Button onPress={onClose}>{m.ui_cancel()}</Button>
          <Button kind="primary" type="submit" form={formId}>
            {m.editor_link_save()}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={onSubmit} noValidate>
        <TextField
          label={m.editor_link_address()}
          value={words}
          onChange={(value) => {
            setWords(value)
            setRefused(false)
          }}
          inputMode="url"
          autoComplete="off"
          autoFocus
          {...(isRefused && { error: m.editor_link_unsafe() })}
        />
      </form>
    </Dialog>
  )
}
