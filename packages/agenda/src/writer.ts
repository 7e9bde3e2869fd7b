/**
 * Who changes the document. The object itself is the transaction's origin, so that a store, a socket and the undo
 * manager can tell by identity whose change it is.
 */
export type Writer = {
  /** One per browser tab that is open at the same time; part of the key of every field it writes. */
  readonly deviceId: string
  /** The name of this writer: what is signed with where no server knows people, see signature.ts. */
  readonly name: string
  /** Who a server knows this writer as. */
  readonly person?: string | undefined
}

/**
 * Origin of the first half of a creation: the block is made deleted, outside anybody's undo history, and then brought
 * to life under the writer. Undoing a creation so hides the block and leaves what a colleague typed in it.
 */
export const creation: unique symbol = Symbol('creation')

/**
 * The origin of notes. Nobody's undo history has them: who takes back what they did has touched the block all the same.
 */
export const touching: unique symbol = Symbol('touching')
