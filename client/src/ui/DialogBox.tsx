import { Dialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { m } from '../paraglide/messages.js'
import { AriaLanguage } from './AriaLanguage.tsx'
import type { DialogProps } from './Dialog.tsx'
import './DialogBox.css'
import { IconButton } from './IconButton.tsx'

/** The opened dialog; `Dialog` fetches it. */
export default function DialogBox({
  title,
  onClose,
  children,
  actions,
  size = 'small',
  role = 'dialog',
}: Omit<DialogProps, 'isOpen'>) {
  return (
    <AriaLanguage>
      <ModalOverlay
        className="lea-veil"
        isOpen
        onOpenChange={(open) => {
          if (!open) onClose()
        }}
      >
        <Modal className={`lea-modal lea-modal--${size}`}>
          <Dialog className="lea-dialog" role={role}>
            <header className="lea-dialog__head">
              <Heading slot="title" level={2}>
                {title}
              </Heading>
              <IconButton label={m.ui_close()} icon="close" onPress={onClose} />
            </header>
            <div ref={letKeysScroll} className="lea-dialog__body">
              {children}
            </div>
            {actions === undefined ? null : <footer className="lea-dialog__foot">{actions}</footer>}
          </Dialog>
        </Modal>
      </ModalOverlay>
    </AriaLanguage>
  )
}

/** A body that is longer than the screen takes the focus, so that arrow keys scroll it also when nothing in it does. */
function letKeysScroll(body: HTMLElement | null): (() => void) | undefined {
  if (body === null) return undefined
  const sizes = new ResizeObserver(() => {
    if (body.scrollHeight > body.clientHeight) body.setAttribute('tabindex', '0')
    else body.removeAttribute('tabindex')
  })
  sizes.observe(body)
  return () => sizes.disconnect()
}
