/** Bounds that client and relay both know, checked before work is done. */
export const limits = {
  /** The largest message on the socket, in bytes. 4 MiB must pass: a large agenda that is imported at once. */
  messageBytes: 32 * 1024 * 1024,
  /** Presence of one client, in bytes of JSON. */
  presenceBytes: 4 * 1024,
  /** One presence message: y-websocket repeats what it heard of everybody. */
  presenceMessageBytes: 1024 * 1024,
  /** How often a second the presence of one client goes out. What comes faster is gathered, the latest counts. */
  presencePerSecond: 20,
  /** Client ids that are new to an agenda, in one update. The answer to the relay's own question may bring more. */
  newClientIdsPerUpdate: 64,
  /** Client ids that are new to an agenda since it was last put together: what one person's faulty program can bring at once. */
  clientIdsAtOnce: 4_096,
  /** Client ids that one agenda can hold: one per page that was opened and written in. Twenty people make 20,000 a year. */
  clientIdsPerRoom: 65_536,
  /** Clocks stay below this. */
  clockEnd: 2 ** 32,
  /** Values inside values. */
  nesting: 64,
  /**
   * Structs, values and deletions in one update, because each takes the relay time: a large agenda with 100,000 edits has an
   * eighth of it. Eight bytes of JSON count as one.
   */
  piecesPerUpdate: 1_000_000,
  /** What waits in a room for parts that nobody has sent yet. */
  pendingStructs: 1_000,
  pendingBytes: 256 * 1024,
  /** What a client may say that rests on its answer to the relay's question before it gives that answer. */
  beforeAnswerBytes: 8 * 1024 * 1024,
  /**
   * What the relay holds of one person, over all connections and agendas, because it isn't whole yet. Three of the largest messages: what is
   * alone is never too much, and two at a time never are.
   */
  bytesUnderWay: 96 * 1024 * 1024,
  /** What waits for one slow reader, in bytes. */
  queueBytes: 1024 * 1024,
  /** Messages of one connection a second; who sends more is read more slowly. A person makes 30 at most. */
  messagesPerSecond: 2_000,
  /** Connections of one person in one agenda. On the loopback address all who work there are one person. */
  connectionsPerPerson: 500,
  /** Connections from one address: a town hall is one address. */
  connectionsPerAddress: 5_000,
} as const
