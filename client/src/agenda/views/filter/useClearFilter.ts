import { m } from '../../../paraglide/messages.js'
import { replaceSearch, useSearch } from '../../../routes/navigation.ts'
import { afterFrame } from '../../../session/afterFrame.ts'
import { useAnnounce } from '../../../ui/Announcer.tsx'
import { withoutAsked } from './asked.ts'

/** Clears the filter and says so. The button that one pressed can't be pressed again: the focus goes to the first field. */
export function useClearFilter(): () => void {
  const search = useSearch()
  const announce = useAnnounce()
  return () => {
    focusFirstField()
    replaceSearch(withoutAsked(search))
    announce(m.views_filter_cleared())
  }
}

/** The first field of the filter that is in sight; on a phone the button that unfolds them, while they are folded. */
export function focusFirstField(): void {
  afterFrame(() => {
    const fields = document.querySelectorAll<HTMLElement>('.filter button, .filter select')
    for (const field of fields) if (field.offsetParent !== null) return field.focus()
  })
}
