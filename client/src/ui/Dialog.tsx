import type { ReactNode } from 'react'
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
