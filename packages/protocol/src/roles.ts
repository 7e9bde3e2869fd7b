/** What a connection may do in an agenda. On the loopback address everybody is owner. */
export type ConnectionRole = 'owner' | 'editor' | 'commenter' | 'reader'

/** Whether a word names a role. */
export function isConnectionRole(word: string): word is ConnectionRole {
  return word === 'owner' || word === 'editor' || word === 'commenter' || word === 'reader'
}

/** Whether a connection of this role may write in the agenda itself. */
export function mayWriteAgenda(role: ConnectionRole): boolean {
  return role === 'owner' || role === 'editor'
}

/** Whether a connection of this role may write in the room of the agenda's comments. */
export function mayWriteComments(role: ConnectionRole): boolean {
  return role !== 'reader'
}
