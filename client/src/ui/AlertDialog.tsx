import { m } from '../paraglide/messages.js'
import { Button } from './Button.tsx'
import { Dialog, type DialogProps } from './Dialog.tsx'

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
