import type { AccessRoute } from '@lea/protocol/access'
import * as form from '@lea/protocol/access/schemas'
import type { TSchema } from 'typebox'

/** The least that somebody has to be. `member` and `owner` are of the agenda in the path. */
export type Level = 'nobody' | 'somebody' | 'member' | 'owner' | 'administrator'

export type RouteSchema = {
  level: Level
  params?: TSchema
  query?: TSchema
  body?: TSchema
  /** null: an answer without a body. */
  answer: TSchema | null
  status: 200 | 201 | 204 | 302
  /** What in the body is a secret that could be tried again and again. */
  secret?: 'secret' | 'recoveryCode'
  /** Is remembered until somebody comes back for it: who begins and begins takes the place of others. */
  remembers?: true
  /** Also of an agenda that was deleted. */
  ofDeleted?: true
}

const ok = (answer: TSchema) => ({ answer, status: 200 }) as const
const made = (answer: TSchema) => ({ answer, status: 201 }) as const
const done = { answer: null, status: 204 } as const
const elsewhere = { answer: null, status: 302 } as const

/** What Fastify checks, and OpenAPI tells, of every route: see routes.ts of the protocol for what each is for. */
export const routeSchemas: Readonly<Record<AccessRoute, RouteSchema>> = {
  me: { level: 'nobody', ...ok(form.Me) },
  renameMe: { level: 'somebody', body: form.RenameMe, ...ok(form.Me) },
  myData: { level: 'somebody', ...ok(form.PersonData) },
  signOut: { level: 'somebody', ...done },
  signOutDevice: { level: 'somebody', params: form.DeviceParams, ...done },
  makeRecoveryCode: { level: 'somebody', ...ok(form.NewRecoveryCode) },
  passkeyOptions: { level: 'somebody', ...ok(form.PasskeyOptions) },
  addPasskey: { level: 'somebody', body: form.PasskeyAnswer, ...ok(form.Me) },
  removePasskey: { level: 'somebody', params: form.PasskeyParams, ...done },

  setUp: { level: 'nobody', body: form.SetUp, secret: 'secret', ...made(form.MeWithCode) },
  signInWithRecoveryCode: {
    level: 'nobody',
    body: form.SignInWithRecoveryCode,
    secret: 'recoveryCode',
    ...ok(form.Me),
  },
  passkeySignInOptions: { level: 'nobody', remembers: true, ...ok(form.PasskeyOptions) },
  signInWithPasskey: { level: 'nobody', body: form.PasskeyAnswer, ...ok(form.Me) },
  signInElsewhere: {
    level: 'nobody',
    params: form.ProviderParams,
    query: form.SignInElsewhereQuery,
    remembers: true,
    ...elsewhere,
  },
  returnFromElsewhere: { level: 'nobody', params: form.ProviderParams, ...elsewhere },

  lookAtInvitation: { level: 'nobody', body: form.LookAtInvitation, secret: 'secret', ...ok(form.InvitationCard) },
  acceptInvitation: { level: 'nobody', body: form.AcceptInvitation, secret: 'secret', ...ok(form.Accepted) },

  createAgenda: { level: 'somebody', body: form.CreateAgenda, ...made(form.MyAgenda) },
  deleteAgenda: { level: 'owner', params: form.AgendaParams, ...done },
  people: { level: 'member', params: form.AgendaParams, ...ok(form.People) },
  changeRole: { level: 'owner', params: form.ParticipantParams, body: form.ChangeRole, ...ok(form.Participant) },
  revokePerson: { level: 'member', params: form.ParticipantParams, ...done },
  revokeDevice: { level: 'owner', params: form.ParticipantDeviceParams, ...done },
  invitations: { level: 'owner', params: form.AgendaParams, ...ok(form.Invitations) },
  createInvitation: {
    level: 'owner',
    params: form.AgendaParams,
    body: form.CreateInvitation,
    ...made(form.NewInvitation),
  },
  withdrawInvitation: { level: 'owner', params: form.InvitationParams, ...done },
  log: { level: 'owner', params: form.AgendaParams, query: form.LogQuery, ofDeleted: true, ...ok(form.Log) },
  authors: { level: 'member', params: form.AgendaParams, ...ok(form.Authors) },
  createTicket: { level: 'member', params: form.AgendaParams, body: form.CreateTicket, ...made(form.Ticket) },
  revokeTicket: { level: 'member', params: form.TicketParams, ...done },

  allPeople: { level: 'administrator', ...ok(form.AllPeople) },
  allAgendas: { level: 'administrator', ...ok(form.AllAgendas) },
  personData: { level: 'administrator', params: form.PersonParams, ...ok(form.PersonData) },
  deletePerson: { level: 'administrator', params: form.PersonParams, ...done },

  openApi: { level: 'nobody', ...ok(form.OpenApi) },
}
