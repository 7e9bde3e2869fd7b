import type { Tree } from '@lea/agenda'
import { createContext } from 'react'

/**
 * What `useTree` answers within: the tree in which a block still stood that a colleague deleted under one's hands. Its
 * fields, roles and budget lines stay where they are until one leaves them. Null: the tree as it is.
 */
export const TreeAsItWas = createContext<Tree | null>(null)
