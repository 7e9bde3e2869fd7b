/**
 * Every route under /api: its method and path, as Fastify and OpenAPI write them. `AccessCalls` (calls.ts) has what each
 * takes and answers, schemas.ts the form of it. Who may call it stands behind it: `nobody` needs no session, `somebody` a
 * session, `member` any role in that agenda, `owner` that role, `administrator` the one of this server.
 */
export const accessRoutes = {
  /** nobody. Whether access is required here, and who I am. The first thing a page asks. */
  me: { method: 'GET', path: '/api/me' },
  /** somebody. */
  renameMe: { method: 'PATCH', path: '/api/me' },
  /** somebody. What the server keeps about me. */
  myData: { method: 'GET', path: '/api/me/data' },
  /** somebody. Ends the session of this device. */
  signOut: { method: 'POST', path: '/api/me/sign-out' },
  /** somebody. Ends the session of another device of mine. */
  signOutDevice: { method: 'DELETE', path: '/api/me/devices/:device' },
  /** somebody. A new recovery code; the one before it is worth nothing any more. Shown once. */
  makeRecoveryCode: { method: 'POST', path: '/api/me/recovery-code' },
  /** somebody. What `navigator.credentials.create` takes (startRegistration of @simplewebauthn/browser). */
  passkeyOptions: { method: 'POST', path: '/api/me/passkeys/options' },
  /** somebody. */
  addPasskey: { method: 'POST', path: '/api/me/passkeys' },
  /** somebody. */
  removePasskey: { method: 'DELETE', path: '/api/me/passkeys/:passkey' },

  /** nobody, with the secret of the link that the server printed. Makes the first administrator. */
  setUp: { method: 'POST', path: '/api/setup' },
  /** nobody. */
  signInWithRecoveryCode: { method: 'POST', path: '/api/sign-in/recovery-code' },
  /** nobody. What `navigator.credentials.get` takes (startAuthentication of @simplewebauthn/browser). */
  passkeySignInOptions: { method: 'POST', path: '/api/sign-in/passkey/options' },
  /** nobody. */
  signInWithPasskey: { method: 'POST', path: '/api/sign-in/passkey' },
  /** nobody. For the address bar, not for fetch: goes to the organisation's own login and comes back at `?back=`. */
  signInElsewhere: { method: 'GET', path: '/api/sign-in/providers/:provider' },
  /** nobody. Where that login comes back. */
  returnFromElsewhere: { method: 'GET', path: '/api/sign-in/providers/:provider/callback' },

  /** nobody, with its secret. What an invitation is for; uses nothing up. */
  lookAtInvitation: { method: 'POST', path: '/api/invitations/look' },
  /** nobody, with its secret. Who has a session already stays the same person. Accepting twice counts once. */
  acceptInvitation: { method: 'POST', path: '/api/invitations/accept' },

  /**
   * somebody with `mayCreateAgendas`. Brings an agenda from a device to this server; who does it is its first owner. By the administrator also
   * one that is here and has no owner.
   */
  createAgenda: { method: 'POST', path: '/api/agendas' },
  /** owner. Takes the agenda off this server, with its comments; the log stays. Open connections close with `agendaDeleted`. */
  deleteAgenda: { method: 'DELETE', path: '/api/agendas/:agenda' },
  /** member; only an owner is told of devices and when somebody was last seen. */
  people: { method: 'GET', path: '/api/agendas/:agenda/people' },
  /** owner. Open connections follow at once. */
  changeRole: { method: 'PATCH', path: '/api/agendas/:agenda/people/:person' },
  /** owner, or the person who leaves. Open connections close with `notAllowed`. */
  revokePerson: { method: 'DELETE', path: '/api/agendas/:agenda/people/:person' },
  /** owner. That device opens this agenda no more, until its person accepts a new invitation with it. */
  revokeDevice: { method: 'DELETE', path: '/api/agendas/:agenda/people/:person/devices/:device' },
  /** owner. */
  invitations: { method: 'GET', path: '/api/agendas/:agenda/invitations' },
  /** owner. The only answer that ever holds the secret. */
  createInvitation: { method: 'POST', path: '/api/agendas/:agenda/invitations' },
  /** owner. Who is in already stays in. */
  withdrawInvitation: { method: 'DELETE', path: '/api/agendas/:agenda/invitations/:invitation' },
  /** owner. Newest first. */
  log: { method: 'GET', path: '/api/agendas/:agenda/log' },
  /** member. Which client ids of Yjs are whose, for 'who wrote this'. */
  authors: { method: 'GET', path: '/api/agendas/:agenda/authors' },
  /** member. A ticket for a program: `?ticket=` on the socket, never above one's own role. */
  createTicket: { method: 'POST', path: '/api/agendas/:agenda/tickets' },
  /** owner, or who asked for it. Connections that came in with it close. */
  revokeTicket: { method: 'DELETE', path: '/api/agendas/:agenda/tickets/:ticket' },

  /** administrator. */
  allPeople: { method: 'GET', path: '/api/admin/people' },
  /** administrator. What their owners call them, and whose they are, how large and when last open; nothing of what is in them. */
  allAgendas: { method: 'GET', path: '/api/admin/agendas' },
  /** administrator. Everything that is kept about a person. */
  personData: { method: 'GET', path: '/api/admin/people/:person/data' },
  /** administrator. The text stays; the name is gone from the server for good. */
  deletePerson: { method: 'DELETE', path: '/api/admin/people/:person' },

  /** nobody. This API as OpenAPI 3, made from the schemas. */
  openApi: { method: 'GET', path: '/api/openapi.json' },
} as const satisfies Record<string, { method: 'GET' | 'POST' | 'PATCH' | 'DELETE'; path: `/api/${string}` }>

export type AccessRoute = keyof typeof accessRoutes

/** Pages that the server gives for these addresses. What follows `#` is a secret: it never reaches a server or a log. */
export const invitationPath = '/uitnodiging'
export const setupPath = '/inrichten'
/** Where a login elsewhere ends that failed, with `?reden=<AccessError>`. */
export const signInPath = '/aanmelden'

/** The session of a device: HttpOnly, SameSite=Strict, Path=/. Behind https it is `Secure` and has the first name. */
export const sessionCookie = { secure: '__Host-lea', plain: 'lea' } as const

/** What a page sets on a computer that is shared, and says nothing about anybody: the session then ends with the browser. */
export const sharedCookie = 'lea-shared'
