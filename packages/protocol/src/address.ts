/** What follows an agenda's id in the name of the room that holds its comments. */
export const commentsSuffix = '~comments'

const agendaIdForm = /^[A-Za-z0-9_-]{16,64}$/

/** Whether `text` can be the id of an agenda: 16 to 64 characters of A-Z, a-z, 0-9, `_` and `-`. */
export function isAgendaId(text: string): boolean {
  return agendaIdForm.test(text)
}

/** Of which agenda a room is. */
export function agendaOf(room: string): string {
  return room.endsWith(commentsSuffix) ? room.slice(0, -commentsSuffix.length) : room
}

/** Whether `text` can be the name of a room: an agenda's id, with or without `~comments` behind it. */
export function isRoomName(text: string): boolean {
  return isAgendaId(agendaOf(text))
}

/** The path of the socket of a room. */
export const syncPath = '/sync/'

/** What follows a room's name in the path of the exchange over HTTP, for who can't get a socket through. */
export const exchangePath = '/exchange'

/**
 * Whether a host name (without port, IPv6 with or without brackets) means this very machine.
 * Only names that can't be pointed elsewhere by a name server count (RFC 6761, section 6.3).
 */
export function isLoopbackHost(host: string): boolean {
  const name = host.replace(/^\[|\]$/g, '').toLowerCase()
  return name === 'localhost' || name === '::1' || /^127(\.\d{1,3}){3}$/.test(name)
}
