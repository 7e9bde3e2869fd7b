import type { Static } from 'typebox'
import type { AccessRoute } from './routes.ts'
import type * as schema from './schemas.ts'

type Nothing = undefined

/** What each route takes (`params` in the path, `query`, `body`) and answers; `undefined` is a 204 or a redirection. */
export type AccessCalls = {
  me: { answer: schema.Me }
  renameMe: { body: schema.RenameMe; answer: schema.Me }
  myData: { answer: schema.PersonData }
  signOut: { answer: Nothing }
  signOutDevice: { params: Static<typeof schema.DeviceParams>; answer: Nothing }
  makeRecoveryCode: { answer: schema.NewRecoveryCode }
  passkeyOptions: { answer: schema.PasskeyOptions }
  addPasskey: { body: schema.PasskeyAnswer; answer: schema.Me }
  removePasskey: { params: Static<typeof schema.PasskeyParams>; answer: Nothing }
  setUp: { body: schema.SetUp; answer: schema.MeWithCode }
  signInWithRecoveryCode: { body: schema.SignInWithRecoveryCode; answer: schema.Me }
  passkeySignInOptions: { answer: schema.PasskeyOptions }
  signInWithPasskey: { body: schema.PasskeyAnswer; answer: schema.Me }
  signInElsewhere: {
    params: Static<typeof schema.ProviderParams>
    query: schema.SignInElsewhereQuery
    answer: Nothing
  }
  returnFromElsewhere: { params: Static<typeof schema.ProviderParams>; answer: Nothing }
  lookAtInvitation: { body: schema.LookAtInvitation; answer: schema.InvitationCard }
  acceptInvitation: { body: schema.AcceptInvitation; answer: schema.Accepted }
  createAgenda: { body: schema.CreateAgenda; answer: schema.MyAgenda }
  deleteAgenda: { params: Static<typeof schema.AgendaParams>; answer: Nothing }
  people: { params: Static<typeof schema.AgendaParams>; answer: schema.People }
  changeRole: { params: Static<typeof schema.ParticipantParams>; body: schema.ChangeRole; answer: schema.Participant }
  revokePerson: { params: Static<typeof schema.ParticipantParams>; answer: Nothing }
  revokeDevice: { params: Static<typeof schema.ParticipantDeviceParams>; answer: Nothing }
  invitations: { params: Static<typeof schema.AgendaParams>; answer: schema.Invitations }
  createInvitation: {
    params: Static<typeof schema.AgendaParams>
    body: schema.CreateInvitation
    answer: schema.NewInvitation
  }
  withdrawInvitation: { params: Static<typeof schema.InvitationParams>; answer: Nothing }
  log: { params: Static<typeof schema.AgendaParams>; query: schema.LogQuery; answer: schema.Log }
  authors: { params: Static<typeof schema.AgendaParams>; answer: schema.Authors }
  createTicket: { params: Static<typeof schema.AgendaParams>; body: schema.CreateTicket; answer: schema.Ticket }
  revokeTicket: { params: Static<typeof schema.TicketParams>; answer: Nothing }
  allPeople: { answer: schema.AllPeople }
  allAgendas: { answer: schema.AllAgendas }
  personData: { params: Static<typeof schema.PersonParams>; answer: schema.PersonData }
  deletePerson: { params: Static<typeof schema.PersonParams>; answer: Nothing }
  openApi: { answer: Record<string, unknown> }
} & Record<AccessRoute, { params?: unknown; query?: unknown; body?: unknown; answer: unknown }>
