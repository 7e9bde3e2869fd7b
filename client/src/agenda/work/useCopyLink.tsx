import { useCallback, useRef, useState } from 'react'
import { m } from '../../paraglide/messages.js'
import { type Toast, useAnnounce, useToast } from '../../ui/Announcer.tsx'
import { Button } from '../../ui/Button.tsx'

/**
 * Copies an address, and says that it did or shows it to copy by hand. `text`: what one can do with it, which is said either way. The
 * notice can copy it once more, for who copied something else meanwhile, and goes when one goes to another page.
 */
export function useCopyLink(): (link: string, text: string) => void {
  const toast = useToast()
  const closeLast = useRef(() => {})
  return useCallback(
    (link, text) => {
      // what an earlier one said of the server may not be true any more
      const show = (notice: Toast) => {
        closeLast.current()
        closeLast.current = toast({ text, ...notice, isOfPage: true })
      }
      const byHand = () => show({ title: m.agenda_link_by_hand(), text: `${text} ${link}`, stays: true })
      const copied = () => {
        const actions = <CopyOnceMore link={link} onFailed={byHand} />
        show({ kind: 'positive', title: m.agenda_link_copied(), actions })
      }
      copy(link).then(copied, byHand)
    },
    [toast],
  )
}

/** Without a secure address the browser has no clipboard. */
function copy(link: string): Promise<void> {
  return navigator.clipboard?.writeText(link) ?? Promise.reject(new Error('no clipboard here'))
}

function CopyOnceMore({ link, onFailed }: { link: string; onFailed: () => void }) {
  const announce = useAnnounce()
  const [isCopied, setCopied] = useState(false)
  const onCopied = () => {
    setCopied(true)
    announce(m.agenda_link_copied())
  }
  return (
    <Button small icon={isCopied ? 'check' : 'link'} onPress={() => copy(link).then(onCopied, onFailed)}>
      {m.agenda_copy_link()}
    </Button>
  )
}

/** Copies the address of an agenda, and tells when nobody can open it yet, or not the whole of it. */
export function useCopyAgendaLink(): (link: string, isOnServer: boolean) => void {
  const copyLink = useCopyLink()
  return (link, isOnServer) => copyLink(link, isOnServer ? m.agenda_link_copied_text() : m.agenda_link_copied_early())
}
