import { type Static, type TSchema, Type } from 'typebox'
import { bounds } from './bounds.ts'

/**
 * The form of everything that goes over /api. The server checks with it and makes OpenAPI of it; the client imports the
 * types only (`import type`), so that none of this gets into a page.
 */
const closed = { additionalProperties: false } as const
const orNull = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])

/** A moment, ISO 8601 in UTC: '2026-11-22T12:00:00.000Z'. */
const Moment = Type.String({ format: 'date-time' })
/** An id that the server gave: 22 letters and digits. */
const Id = Type.String({ pattern: '^[A-Za-z0-9_-]{22}$' })
const AgendaId = Type.String({ pattern: '^[A-Za-z0-9_-]{16,64}$' })
const Name = Type.String(bounds.name)
/** As it stands in the agenda. The server keeps it without control characters and without what turns text around; it doesn't refuse it. */
const Title = Type.String({ maxLength: 200 })
/** 256 bits, as what follows # in a link. */
const Secret = Type.String({ pattern: '^[A-Za-z0-9_-]{43}$' })
/** Eight groups of four letters and digits; capitals, spaces and hyphens don't matter. */
const RecoveryCode = Type.String({ minLength: 32, maxLength: 64, pattern: '^[A-Za-z0-9 -]+$' })

export const Role = Type.Union([
  Type.Literal('owner'),
  Type.Literal('editor'),
  Type.Literal('commenter'),
  Type.Literal('reader'),
])
export type Role = Static<typeof Role>

/** `partner`: the block of the agenda that this organisation is, where the inviter chose one. */
export const Organisation = Type.Object({ name: Name, partner: orNull(Type.String({ maxLength: 64 })) }, closed)
export type Organisation = Static<typeof Organisation>

/** One browser on one machine. `name`: what can be read from what it calls itself, 'Firefox, Windows'. */
export const Device = Type.Object(
  { id: Id, name: Type.String(), since: Moment, lastSeen: Moment, isThisOne: Type.Boolean() },
  closed,
)
export type Device = Static<typeof Device>

export const Passkey = Type.Object({ id: Type.String(), since: Moment, lastUsed: orNull(Moment) }, closed)
export type Passkey = Static<typeof Passkey>

/** The login of an organisation, of which the server has the address. */
export const Provider = Type.Object({ id: Type.String({ pattern: '^[a-z0-9-]{1,32}$' }), name: Type.String() }, closed)
export type Provider = Static<typeof Provider>

/** An agenda on this server that I may open. `title` is what the inviter called it; the server reads no agenda. */
export const MyAgenda = Type.Object(
  { id: AgendaId, title: Title, role: Role, organisation: Organisation, since: Moment },
  closed,
)
export type MyAgenda = Static<typeof MyAgenda>

/** Me, as the server knows me. */
export const MyPerson = Type.Object(
  {
    id: Id,
    name: Name,
    /** 'Gemeente Waterdam': of whom I am where no agenda says otherwise. */
    organisation: Type.String(),
    isAdministrator: Type.Boolean(),
    /** Administrators, owners of an agenda and people with a login of their organisation. */
    mayCreateAgendas: Type.Boolean(),
    devices: Type.Array(Device),
    passkeys: Type.Array(Passkey),
    hasRecoveryCode: Type.Boolean(),
    /** Logins elsewhere that are mine. */
    providers: Type.Array(Provider),
    agendas: Type.Array(MyAgenda),
  },
  closed,
)
export type MyPerson = Static<typeof MyPerson>

export const Me = Type.Object(
  {
    /** open: on this machine, without AUTH=required; everybody is owner and there are no people. */
    access: Type.Union([Type.Literal('open'), Type.Literal('required')]),
    /** No administrator yet: the server printed a link. */
    setupNeeded: Type.Boolean(),
    /** Other ways to come in than an invitation or a recovery code. */
    signIn: Type.Object({ passkey: Type.Boolean(), providers: Type.Array(Provider) }, closed),
    /** null: nobody is signed in here. */
    person: orNull(MyPerson),
  },
  closed,
)
export type Me = Static<typeof Me>

export const RenameMe = Type.Object({ name: Name }, closed)
export type RenameMe = Static<typeof RenameMe>

export const SetUp = Type.Object({ secret: Secret, name: Name, organisation: Name }, closed)
export type SetUp = Static<typeof SetUp>

/** `recoveryCode` is shown once, 'ABCD-EFGH-...'. */
export const MeWithCode = Type.Object({ me: Me, recoveryCode: Type.String() }, closed)
export type MeWithCode = Static<typeof MeWithCode>

export const NewRecoveryCode = Type.Object({ recoveryCode: Type.String() }, closed)
export type NewRecoveryCode = Static<typeof NewRecoveryCode>

export const SignInWithRecoveryCode = Type.Object({ recoveryCode: RecoveryCode }, closed)
export type SignInWithRecoveryCode = Static<typeof SignInWithRecoveryCode>

/** As the standard has it: PublicKeyCredentialCreationOptionsJSON or PublicKeyCredentialRequestOptionsJSON. */
export const PasskeyOptions = Type.Object({ options: Type.Record(Type.String(), Type.Unknown()) }, closed)
export type PasskeyOptions = Static<typeof PasskeyOptions>

/** What the browser made of the options: RegistrationResponseJSON or AuthenticationResponseJSON. */
export const PasskeyAnswer = Type.Object(
  {
    response: Type.Object({
      id: Type.String({ maxLength: 1_400 }),
      rawId: Type.String({ maxLength: 1_400 }),
      type: Type.Literal('public-key'),
      response: Type.Record(Type.String({ maxLength: 40 }), Type.Unknown()),
    }),
  },
  closed,
)
export type PasskeyAnswer = Static<typeof PasskeyAnswer>

export const SignInElsewhereQuery = Type.Object(
  /** An address of ours to come back to. Plain letters only: a browser reads '/', a tab, '/elsewhere' as another site. */
  { back: Type.Optional(Type.String({ maxLength: 300, pattern: '^/(?!/)[A-Za-z0-9_~%?=&./-]*$' })) },
  closed,
)
export type SignInElsewhereQuery = Static<typeof SignInElsewhereQuery>

/** What an invitation says to who has its secret. */
export const InvitationCard = Type.Object(
  {
    agenda: AgendaId,
    title: Title,
    role: Role,
    organisation: Organisation,
    invitedBy: Type.String(),
    endsAt: Moment,
  },
  closed,
)
export type InvitationCard = Static<typeof InvitationCard>

export const LookAtInvitation = Type.Object({ secret: Secret }, closed)
export type LookAtInvitation = Static<typeof LookAtInvitation>

/** `name` is needed from who has no session yet, and ignored from who has. */
export const AcceptInvitation = Type.Object({ secret: Secret, name: Type.Optional(Name) }, closed)
export type AcceptInvitation = Static<typeof AcceptInvitation>

export const Accepted = Type.Object({ me: Me, agenda: AgendaId }, closed)
export type Accepted = Static<typeof Accepted>

/** `id`: as the device made it. `title`: for who finds it in a list of agendas. `again`: also when it was deleted here. */
export const CreateAgenda = Type.Object(
  { id: AgendaId, title: Type.Optional(Title), again: Type.Optional(Type.Boolean()) },
  closed,
)
export type CreateAgenda = Static<typeof CreateAgenda>

/** Somebody who may open an agenda. `lastSeen` and `devices` are there for an owner, and for oneself. */
export const Participant = Type.Object(
  {
    id: Id,
    name: Type.String(),
    organisation: Organisation,
    role: Role,
    since: Moment,
    isMe: Type.Boolean(),
    /** How this person signs in: by an invited device only, or with a login, a passkey or a recovery code too. */
    hasAccount: Type.Boolean(),
    lastSeen: Type.Optional(orNull(Moment)),
    devices: Type.Optional(Type.Array(Device)),
  },
  closed,
)
export type Participant = Static<typeof Participant>

export const People = Type.Object({ people: Type.Array(Participant) }, closed)
export type People = Static<typeof People>

export const ChangeRole = Type.Object({ role: Role }, closed)
export type ChangeRole = Static<typeof ChangeRole>

export const CreateInvitation = Type.Object(
  {
    organisation: Organisation,
    role: Role,
    uses: Type.Integer({ minimum: 1, maximum: 500 }),
    /** In the future, at most a year away. */
    endsAt: Moment,
    /** What the guest reads as the name of the agenda. */
    title: Title,
  },
  closed,
)
export type CreateInvitation = Static<typeof CreateInvitation>

/** An invitation as its agenda's owner sees it. The secret isn't in it: the server has only its hash. */
export const Invitation = Type.Object(
  {
    id: Id,
    organisation: Organisation,
    role: Role,
    uses: Type.Integer(),
    used: Type.Integer(),
    endsAt: Moment,
    title: Title,
    createdAt: Moment,
    /** null for one whose data were deleted; '' where it was nobody, as at the command line. */
    createdBy: orNull(Type.String()),
    state: Type.Union([Type.Literal('open'), Type.Literal('usedUp'), Type.Literal('ended'), Type.Literal('withdrawn')]),
  },
  closed,
)
export type Invitation = Static<typeof Invitation>

export const Invitations = Type.Object({ invitations: Type.Array(Invitation) }, closed)
export type Invitations = Static<typeof Invitations>

/** `link`: PUBLIC_URL, `invitationPath`, # and the secret. Not kept anywhere. */
export const NewInvitation = Type.Object({ invitation: Invitation, link: Type.String() }, closed)
export type NewInvitation = Static<typeof NewInvitation>

/** What can stand in the log of an agenda. */
export const LogEvent = Type.Union([
  Type.Literal('agendaCreated'),
  Type.Literal('agendaDeleted'),
  Type.Literal('agendaRestored'),
  Type.Literal('agendaTaken'),
  Type.Literal('invitationCreated'),
  Type.Literal('invitationWithdrawn'),
  Type.Literal('personCameIn'),
  Type.Literal('roleChanged'),
  Type.Literal('personRevoked'),
  Type.Literal('personLeft'),
  Type.Literal('deviceRevoked'),
  Type.Literal('ticketCreated'),
  Type.Literal('ticketRevoked'),
  Type.Literal('personDeleted'),
])
export type LogEvent = Static<typeof LogEvent>

/** A person in a log or a list; `name` is null for one whose data were deleted ('oud-deelnemer'). */
export const PersonName = Type.Object({ id: Id, name: orNull(Type.String()), organisation: Type.String() }, closed)
export type PersonName = Static<typeof PersonName>

/** `by` null: the administrator at the machine's own command line. */
export const LogEntry = Type.Object(
  {
    id: Type.Integer(),
    at: Moment,
    event: LogEvent,
    by: orNull(PersonName),
    /** Whom it was done to. */
    person: orNull(PersonName),
    /** The role that was given. */
    role: orNull(Role),
    /** The organisation of an invitation. */
    organisation: orNull(Type.String()),
    /** What the program of a ticket is called. */
    program: orNull(Type.String()),
  },
  closed,
)
export type LogEntry = Static<typeof LogEntry>

export const Log = Type.Object(
  { entries: Type.Array(LogEntry), /** There is more, with `before` this. */ next: orNull(Type.Integer()) },
  closed,
)
export type Log = Static<typeof Log>

export const LogQuery = Type.Object(
  {
    before: Type.Optional(Type.Integer({ minimum: 1 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  },
  closed,
)
export type LogQuery = Static<typeof LogQuery>

/**
 * Whose a client id is. One that isn't in it was written before the server knew of people, or by more than one, so that nobody can be
 * said to have. `isBrought`: came from an earlier visit of this person, or from a file that this person opened.
 */
export const Authors = Type.Object(
  {
    people: Type.Array(PersonName),
    clients: Type.Array(Type.Object({ client: Type.Integer(), person: Id, isBrought: Type.Boolean() }, closed)),
  },
  closed,
)
export type Authors = Static<typeof Authors>

export const CreateTicket = Type.Object(
  {
    /** One's own role when left out. */
    role: Type.Optional(Role),
    /** For how long it opens a socket: 60 at most, and when left out. The server's own command line may ask for more. */
    ttlSeconds: Type.Optional(Type.Integer({ minimum: 1, maximum: bounds.ticketSeconds })),
    /** Stands in presence for a ticket of the command line: 'Rapportage'. */
    name: Type.Optional(Name),
  },
  closed,
)
export type CreateTicket = Static<typeof CreateTicket>

export const Ticket = Type.Object({ id: Id, ticket: Type.String(), role: Role, expiresAt: Moment }, closed)
export type Ticket = Static<typeof Ticket>

/** Everything that is kept about a person, in one file. */
export const PersonData = Type.Object(
  {
    person: Type.Object(
      {
        id: Id,
        name: Type.String(),
        organisation: Type.String(),
        isAdministrator: Type.Boolean(),
        since: Moment,
        lastSeen: orNull(Moment),
        hasRecoveryCode: Type.Boolean(),
      },
      closed,
    ),
    devices: Type.Array(Device),
    passkeys: Type.Array(Passkey),
    /** Logins elsewhere: which, and under which number they know the person. */
    logins: Type.Array(Type.Object({ issuer: Type.String(), subject: Type.String(), since: Moment }, closed)),
    agendas: Type.Array(MyAgenda),
    /** What the person did or had done to them, over all agendas. */
    log: Type.Array(Type.Object({ agenda: AgendaId, at: Moment, event: LogEvent, wasBy: Type.Boolean() }, closed)),
    /** What the person made for programs; a week after its end it is gone. */
    tickets: Type.Array(Type.Object({ agenda: AgendaId, role: Role, endsAt: Moment, device: orNull(Id) }, closed)),
    /** Which client ids of Yjs are the person's, per agenda. */
    authorship: Type.Array(Type.Object({ room: Type.String(), clients: Type.Array(Type.Integer()) }, closed)),
  },
  closed,
)
export type PersonData = Static<typeof PersonData>

export const KnownPerson = Type.Object(
  {
    id: Id,
    name: Type.String(),
    organisation: Type.String(),
    isAdministrator: Type.Boolean(),
    hasAccount: Type.Boolean(),
    since: Moment,
    lastSeen: orNull(Moment),
    devices: Type.Integer(),
    agendas: Type.Array(Type.Object({ id: AgendaId, role: Role }, closed)),
  },
  closed,
)
export type KnownPerson = Static<typeof KnownPerson>

export const AllPeople = Type.Object({ people: Type.Array(KnownPerson) }, closed)
export type AllPeople = Static<typeof AllPeople>

export const AllAgendas = Type.Object(
  {
    agendas: Type.Array(
      Type.Object(
        {
          id: AgendaId,
          title: Title,
          /** null: written in before the server asked who people are; whose it is, is not known. */
          since: orNull(Moment),
          /** When it was last open, to a minute or so. */
          lastUsed: orNull(Moment),
          /** What agenda and comments take on the disk. */
          bytes: Type.Integer(),
          people: Type.Integer(),
          /** Nobody: the administrator may take it with `createAgenda`. */
          owners: Type.Array(PersonName),
          /** Since when it is not on this server any more. */
          deleted: orNull(Moment),
        },
        closed,
      ),
    ),
  },
  closed,
)
export type AllAgendas = Static<typeof AllAgendas>

/** What follows the names in a path. */
export const AgendaParams = Type.Object({ agenda: AgendaId }, closed)
export const PersonParams = Type.Object({ person: Id }, closed)
export const DeviceParams = Type.Object({ device: Id }, closed)
export const PasskeyParams = Type.Object({ passkey: Type.String({ maxLength: 1_400 }) }, closed)
export const ProviderParams = Type.Object({ provider: Provider.properties.id }, closed)
export const ParticipantParams = Type.Object({ agenda: AgendaId, person: Id }, closed)
export const ParticipantDeviceParams = Type.Object({ agenda: AgendaId, person: Id, device: Id }, closed)
export const InvitationParams = Type.Object({ agenda: AgendaId, invitation: Id }, closed)
export const TicketParams = Type.Object({ agenda: AgendaId, ticket: Id }, closed)

/** The body of every answer of 400 and up; see errors.ts. */
export const Problem = Type.Object({ error: Type.String() }, closed)

/** An OpenAPI document; its own standard says what is in it. */
export const OpenApi = Type.Record(Type.String(), Type.Unknown())
