/**
 * Every message on the socket starts with one varUint: its frame type. 0 to 3 are those of y-websocket (y-protocols
 * 1.0); 9 to 11 are ours. A client that doesn't know them never gets them: they go to connections only that asked for them.
 */
export const frameType = {
  sync: 0,
  awareness: 1,
  auth: 2,
  queryAwareness: 3,
  /** One varUint follows: how many sync step 2 and update messages of this connection are durable now. */
  acknowledgement: 9,
  /** A whole message behind it, of another type, packed as raw deflate. Only for connections that asked with `deflate=1`. */
  packed: 10,
  /** One varString follows: the `ConnectionRole` of this connection from now on. First in the greeting, then at each change; with `role=1`. */
  role: 11,
} as const

/** The second varUint of a sync frame (y-protocols/sync). */
export const syncType = { step1: 0, step2: 1, update: 2 } as const

/** What this build speaks. Raised only when an older peer would misread us. */
export const protocolVersion = 1

/** The oldest version that this build still understands. */
export const oldestProtocolVersion = 1

/**
 * Names of the query parameters on `/sync/<agendaId>`; every one may be left out (a plain y-websocket client does). `since`
 * is for exchanges only: the position that the last one answered.
 * `ticket` is for programs; a page comes in by its cookie.
 */
export const syncParameter = {
  acknowledge: 'ack',
  protocol: 'protocol',
  schema: 'schema',
  deflate: 'deflate',
  role: 'role',
  ticket: 'ticket',
  since: 'since',
  /** '1': what is left of an agenda that can't be loaded. */
  lastGood: 'lastGood',
} as const

/** The header in which an exchange answers up to where in the room's log it brings the client. */
export const positionHeader = 'x-lea-position'

/** The relay repeats its acknowledgement as a heartbeat at this pace when nothing else is sent. */
export const heartbeatMs = 5_000

/** A client that hears nothing for this long takes the line for dead and reconnects. */
export const silenceMs = 15_000
