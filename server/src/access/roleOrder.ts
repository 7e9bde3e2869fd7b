import type { ConnectionRole } from '@lea/protocol'

const ranks: Readonly<Record<ConnectionRole, number>> = { reader: 0, commenter: 1, editor: 2, owner: 3 }

/** Whether `role` lets somebody do all that `other` does. */
export function isAtLeast(role: ConnectionRole, other: ConnectionRole): boolean {
  return ranks[role] >= ranks[other]
}
