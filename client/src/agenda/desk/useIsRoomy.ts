import { useSyncExternalStore } from 'react'

/** Wider than a phone: there is room above the text for what one does most. The same width as in the style sheets. */
const roomy = '(min-width: 48.01rem)'

export function useIsRoomy(): boolean {
  return useSyncExternalStore(
    (listener) => {
      const query = matchMedia(roomy)
      query.addEventListener('change', listener)
      return () => query.removeEventListener('change', listener)
    },
    () => matchMedia(roomy).matches,
  )
}
