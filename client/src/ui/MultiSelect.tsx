import type { ReactNode } from 'react'
import type { TypedChoice } from './Combobox.tsx'
import { lazyPart } from './lazyPart.tsx'

export type MultiSelectProps = {
  label: string
  labelIsHidden?: boolean
  choices: readonly { id: string; label: string; note?: string }[]
  /** Ids of what is chosen, in the order in which they are shown. */
  members: readonly string[]
  /** Each choice is put in or taken out by itself, so that the caller can keep what a colleague does at the same time. */
  onAdd: (id: string) => void
  onRemove: (id: string) => void
  /** Keeps what was typed and not chosen when the field goes. */
  typed?: TypedChoice
  placeholder?: string
  small?: boolean
  isDisabled?: boolean
}

/** Choose several from a list by typing; each that is chosen has a button that takes it out. Fetched when first drawn. */
export const MultiSelect = lazyPart<MultiSelectProps>(() => import('./MultiSelectField.tsx'), <Waiting />)

function Waiting(): ReactNode {
  return <div className="lea-combobox-waiting" aria-hidden="true" />
}
