/**
 * Why the API says no. Every answer of 400 and up is `{ error: AccessError }` with this status; `tooManyRequests` also
 * has `Retry-After` in seconds. What isn't there and what isn't yours have the same answer: `notFound`.
 */
export const accessError = {
  /** What was sent doesn't have the form of the schema. */
  badRequest: 400,
  /** There is no session, or it was ended. */
  signInNeeded: 401,
  /** You are in this agenda, but your role doesn't go that far. */
  notAllowed: 403,
  /** It isn't there, or isn't yours; also a secret or a code that is wrong. */
  notFound: 404,
  /** On the loopback address, without AUTH=required, there are no people to invite. */
  accessIsOpen: 409,
  /** An agenda keeps at least one owner, and a server one administrator. */
  lastOwner: 409,
  /** These three only for who has the right secret. */
  invitationHasEnded: 410,
  invitationIsUsedUp: 410,
  invitationIsWithdrawn: 410,
  /** Only for who was in it. An owner may put it on the server again, and has to say that he wants to. */
  agendaIsDeleted: 410,
  /** The organisation's own login did not work out, or was broken off. */
  providerRefused: 403,
  /** Its login went well, but says nothing of an organisation that this server knows. */
  organisationIsUnknown: 403,
  tooManyRequests: 429,
  /** The disk or the other login can't be reached now. */
  unavailable: 503,
} as const

export type AccessError = keyof typeof accessError
