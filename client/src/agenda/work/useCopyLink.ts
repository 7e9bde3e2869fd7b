import { useCallback } from 'react'
import { m } from '../../paraglide/messages.js'
import { useToast } from '../../ui/Announcer.tsx'

/** Copies an address, and says that it did or shows it to copy by hand. `text`: what one can do with it, which is said either way. */
export function useCopyLink(): (link: string, text: string) => void {
  const toast = useToast()
  return useCallback(
    (link, text) => {
      // without a secure address the browser has no clipboard; then the link is shown to copy by hand
      const copied = navigator.clipboard?.writeText(link) ?? Promise.reject(new Error('no clipboard here'))
      copied.then(
        () => toast({ kind: 'positive', title: m.agenda_link_copied(), text }),
        () => toast({ kind: 'info', title: m.agenda_link_by_hand(), text: `${text} ${link}`, stays: true }),
      )
    },
    [toast],
  )
}

/** Copies the address of an agenda, and tells when nobody can open it yet, or not the whole of it. */
export function useCopyAgendaLink(): (link: string, isOnServer: boolean) => void {
  const copyLink = useCopyLink()
  return (link, isOnServer) => copyLink(link, isOnServer ? m.agenda_link_copied_text() : m.agenda_link_copied_early())
}
