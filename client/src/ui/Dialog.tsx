import type { ReactNode } from 'react'
import { m } from '../paraglide/messages.js'
import { Button } from './Button.tsx'
import { lazyPart } from './lazyPart.tsx'

export type DialogProps = {
  title: string
  isOpen: boolean
  /** Escape, the cross, or 'Annuleren'. A press beside the dialog does nothing: it would throw away what was filled in. */
  onClose: () => void
  children: ReactNode
  /** Buttons at the foot, the main one last. */
  actions?: ReactNode
  size?: 'small' | 'large'
  role?: 'dialog' | 'alertdialog'
}

/** Fetched when a dialog is first opened, or with `preload()`. */
export const DialogBox = lazyPart(() => import('./DialogBox.tsx'))

/** A question or a form over the page. Holds the focus, and gives it back to where it was. */
export function Dialog({ isOpen, ...rest }: DialogProps) {
  return isOpen ? <DialogBox {...rest} /> : null
}

/** Asks before something is taken away. The words say what goes and what stays; the focus starts on 'Annuleren'. */
export function AlertDialog({
  title,
  isOpen,
  onClose,
  children,
  confirm,
  onConfirm,
  isDangerous = true,
}: Pick<DialogProps, 'title' | 'isOpen' | 'onClose' | 'children'> & {
  /** Verb and noun: 'Verwijder van dit apparaat'. */
  confirm: string
  onConfirm: () => void
  isDangerous?: boolean
}) {
  return (
    <Dialog
      title={title}
      isOpen={isOpen}
      onClose={onClose}
      role="alertdialog"
      size="small"
      actions={
        <>
          <Button autoFocus onPress={onClose}>
            {m.ui_cancel()}
          </Button>
          <Button
            kind={isDangerous ? 'danger' : 'primary'}
            onPress={() => {
              onClose()
              onConfirm()
            }}
          >
            {confirm}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  )
}
