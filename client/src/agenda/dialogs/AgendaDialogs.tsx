import { useEffect } from 'react'
import { afterFrame } from '../../session/afterFrame.ts'
import { lazyPart } from '../../ui/lazyPart.tsx'
import { useOpenAgenda } from '../desk/AgendaContext.ts'
import { useOpenDialog } from '../desk/reading.ts'
import { blockElement } from '../document/blockElement.ts'
import { BinDialog } from './BinDialog.tsx'
import { ConflictsDialog } from './ConflictsDialog.tsx'
import { AskFirstDialog } from './lead/AskFirst.tsx'
import { TouchesDialog } from './lead/TouchesDialog.tsx'
import { MoveDialog } from './MoveDialog.tsx'
import { SettingsDialog } from './SettingsDialog.tsx'
import { ShortcutsDialog } from './ShortcutsDialog.tsx'
import { TemplateDialog } from './TemplateDialog.tsx'

/** Finds everything; fetched when somebody looks for something. */
export const Palette = lazyPart(() => import('../palette/Palette.tsx'))

/** Fetched on a server that asks who people are. */
export const ShareDialog = lazyPart(() => import('../share/ShareDialog.tsx'))

/** What others changed; fetched when somebody asks. */
export const ChangesDialog = lazyPart(() => import('../changes/ChangesDialog.tsx'))

/** The one dialog that is open, if any. Fetched when the first is asked for. */
export default function AgendaDialogs() {
  const { desk } = useOpenAgenda()
  const dialog = useOpenDialog()
  const onClose = () => {
    desk.openDialog(null)
    // from a menu of a block: what had the focus before went with that menu
    afterFrame(() => {
      if (document.activeElement === document.body) blockElement(desk.place()?.block ?? '')?.focus()
    })
  }
  useEffect(() => {
    // somebody who goes back doesn't look for what lay over the page there
    const leave = () => desk.openDialog(null)
    window.addEventListener('popstate', leave)
    return () => window.removeEventListener('popstate', leave)
  }, [desk])
  switch (dialog?.name) {
    case 'move':
      return <MoveDialog block={dialog.block} onClose={onClose} />
    case 'bin':
      return <BinDialog onClose={onClose} />
    case 'conflicts':
      return <ConflictsDialog onClose={onClose} />
    case 'settings':
      return <SettingsDialog onClose={onClose} />
    case 'shortcuts':
      return <ShortcutsDialog onClose={onClose} />
    case 'template':
      return <TemplateDialog onClose={onClose} />
    case 'changes':
      return <ChangesDialog onClose={onClose} />
    case 'palette':
      return <Palette onClose={onClose} />
    case 'share':
      return <ShareDialog onClose={onClose} />
    case 'touches':
      return <TouchesDialog onClose={onClose} />
    case 'askFirst':
      return <AskFirstDialog block={dialog.block} go={dialog.go} onClose={onClose} />
    case undefined:
      return null
  }
}
