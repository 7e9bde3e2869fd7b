/** Bounds that client and relay both know, checked before work is done. */
export const limits = {
  /** The largest message on the socket, in bytes. 4 MiB must pass: a large agenda that is imported at once. */
  messageBytes: 32 * 1024 * 1024,
  /** Presence of one client, in bytes of JSON. */
  presenceBytes: 4 * 1024,
} as const
