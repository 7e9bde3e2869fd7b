/**
 * Why the relay closes a connection. 4000-4499: coming back unchanged is of no use, a person has to do something;
 * 4500-4999: try again later. The client's texts are `satisfies Record<CloseReason, ...>`.
 */
export const closeCode = {
  /** The agenda's name is not one that this relay can have. */
  unknownAgenda: 4404,
  /** Nobody is signed in here (any more), or the ticket has expired: sign in, or open the invitation again. */
  signInNeeded: 4401,
  /** This person has no right to be here (any more), or the agenda isn't there: which of the two isn't told. */
  notAllowed: 4403,
  /** An owner shut this device out of the agenda; its person's other devices go on. */
  deviceShutOut: 4423,
  /** The data of the person behind this connection were deleted: nobody can sign in as him any more. */
  personDeleted: 4419,
  /** An owner took the agenda off this server. Only who was in it is told; what stands on the device stays there. */
  agendaDeleted: 4410,
  /** This client may read but sent a write. */
  notAWriter: 4405,
  /** The client speaks an older protocol than the relay understands, or writes an older form of agenda than this one has: refresh the page. */
  clientTooOld: 4426,
  /**
   * It brings more of what another person writes in a window of his own: he can bring that, or an owner; others can't. What it
   * brought is safe on the device and can be saved as a file.
   */
  wordsOfAnother: 4409,
  /** A message broke the rules of the protocol. */
  malformedMessage: 4400,
  /** A message was larger than `limits.messageBytes`. */
  messageTooLarge: 4413,
  /** A write would bring the agenda over a bound of `limits`: too many client ids, or too much that waits for other parts. */
  overLimit: 4422,
  /** The client speaks a newer protocol than the relay, or writes a newer form of agenda: the administrator has to update the relay. */
  relayTooOld: 4505,
  /** The agenda can't be loaded from or written to the relay's disk now. */
  storageUnavailable: 4503,
  /** The relay is stopping; it comes back. */
  relayStopping: 4512,
  /** This connection reads too slowly, or its person has more half sent than `limits.bytesUnderWay`; it may come back and catches up. */
  tooSlow: 4513,
} as const

export type CloseReason = keyof typeof closeCode

/** The reason that belongs to a close code, or undefined where the code isn't one of ours (1006 for a broken line, say). */
export function closeReasonByCode(code: number): CloseReason | undefined {
  for (const reason of Object.keys(closeCode) as CloseReason[]) if (closeCode[reason] === code) return reason
  return undefined
}

/** Whether a client may reconnect by itself after this reason. */
export function mayReconnectAfter(reason: CloseReason): boolean {
  return closeCode[reason] >= 4500
}
