import { createContext } from 'react'

/** Where the buttons for the look of a text are drawn; null: under the text itself, for lack of room above. */
export const FormatHost = createContext<HTMLElement | null>(null)
