import type { ReactNode } from 'react'
import { lazyPart } from './lazyPart.tsx'

/** Words that were typed in a list of choices and aren't chosen: `left` stood in it when one went away. */
export type TypedChoice = {
  left: string | null
  /** On each key, so that they outlive the field; null: chosen, or given up. */
  onTyped: (words: string | null) => void
}

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
  /** Keeps what was typed and not chosen when the field goes. */
  typed?: TypedChoice
  /**
   * What was typed and left is made into a new choice, whatever else is found: for what can do no harm. Without it that is so only where
   * nothing was chosen and the offer to add is all that the list has.
   */
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
