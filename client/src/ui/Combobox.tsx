import type { ReactNode } from 'react'
import { lazyPart } from './lazyPart.tsx'

export type ComboboxProps = {
  label: string
  labelIsHidden?: boolean
  description?: string
  /** `note`: another name for it. */
  choices: readonly { id: string; label: string; note?: string }[]
  /** Id of the choice; null for none. */
  value: string | null
  onChange: (id: string | null) => void
  /** When given, what was typed and is not in the list may be made into a new choice. */
  onCreate?: (words: string) => void
  /** What was typed and left is made into a new choice too, without a press on that offer: for what can do no harm. */
  takesTyped?: boolean
  /** The words of that offer: 'Voeg "..." toe'. Needed beside `onCreate`. */
  createLabel?: (words: string) => string
  placeholder?: string
  small?: boolean
  isDisabled?: boolean
  autoFocus?: boolean
}

/** Choose from a long list by typing. Fetched when first drawn, or with `Combobox.preload()`. */
export const Combobox = lazyPart<ComboboxProps>(() => import('./ComboboxField.tsx'), <Waiting />)

function Waiting(): ReactNode {
  return <div className="lea-combobox-waiting" aria-hidden="true" />
}
