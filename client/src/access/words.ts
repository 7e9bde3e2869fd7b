import type { LogEntry, LogEvent, PersonName, Role } from '@lea/protocol/access'
import { m } from '../paraglide/messages.js'
import { getLocale } from '../paraglide/runtime.js'
import type { Refused } from './ask.ts'

type Words = () => string

const refused = {
  badRequest: m.access_refused_bad_request,
  signInNeeded: m.access_refused_sign_in_needed,
  notAllowed: m.access_refused_not_allowed,
  notFound: m.access_refused_not_found,
  agendaIsDeleted: m.access_refused_agenda_is_deleted,
  accessIsOpen: m.access_refused_access_is_open,
  lastOwner: m.access_refused_last_owner,
  invitationHasEnded: m.access_refused_invitation_has_ended,
  invitationIsUsedUp: m.access_refused_invitation_is_used_up,
  invitationIsWithdrawn: m.access_refused_invitation_is_withdrawn,
  providerRefused: m.access_refused_provider_refused,
  organisationIsUnknown: m.access_refused_organisation_is_unknown,
  tooManyRequests: m.access_refused_too_many_requests,
  unavailable: m.access_refused_unavailable,
  unreachable: m.access_refused_unreachable,
} satisfies Record<Refused, Words>

/** Why it did not happen, what is safe and what to do. */
export function refusedText(reason: Refused): string {
  return refused[reason]()
}

/** The reason that stands in an address ('?reden=...'), when it is one. */
export function refusalNamed(name: string | null): Refused | null {
  return name !== null && Object.hasOwn(refused, name) ? (name as Refused) : null
}

const roles = {
  owner: { name: m.access_role_owner, may: m.access_role_owner_may },
  editor: { name: m.access_role_editor, may: m.access_role_editor_may },
  commenter: { name: m.access_role_commenter, may: m.access_role_commenter_may },
  reader: { name: m.access_role_reader, may: m.access_role_reader_may },
} satisfies Record<Role, { name: Words; may: Words }>

/** 'schrijver' */
export function roleName(role: Role): string {
  return roles[role].name()
}

/** What somebody with this role may do, in one line. */
export function roleMay(role: Role): string {
  return roles[role].may()
}

/** Every role with its name and what it may do, the widest last. */
export function roleChoices(): { id: Role; label: string; description: string }[] {
  return (['reader', 'commenter', 'editor', 'owner'] as const).map((id) => ({
    id,
    label: capital(roleName(id)),
    description: roleMay(id),
  }))
}

/** 'Anna, Gemeente Waterdam'; who was deleted is an 'oud-deelnemer'. */
export function personWords(person: PersonName | null): string {
  if (person === null) return m.access_log_command_line()
  return [person.name ?? m.access_former_participant(), person.organisation].filter(Boolean).join(', ')
}

const events = {
  agendaCreated: m.access_event_agenda_created,
  agendaDeleted: m.access_event_agenda_deleted,
  agendaRestored: m.access_event_agenda_restored,
  agendaTaken: m.access_event_agenda_taken,
  invitationCreated: m.access_event_invitation_created,
  invitationWithdrawn: m.access_event_invitation_withdrawn,
  personCameIn: m.access_event_person_came_in,
  roleChanged: m.access_event_role_changed,
  personRevoked: m.access_event_person_revoked,
  personLeft: m.access_event_person_left,
  deviceRevoked: m.access_event_device_revoked,
  ticketCreated: m.access_event_ticket_created,
  ticketRevoked: m.access_event_ticket_revoked,
  personDeleted: m.access_event_person_deleted,
} satisfies Record<LogEvent, Words>

type Event = Pick<LogEntry, 'event' | 'role' | 'organisation' | 'program'>

/** What happened, with the program, the organisation and the role that it was about. */
export function eventWords({ event, role, organisation, program }: Event): string {
  const about = [program, organisation, role === null ? null : roleName(role)].filter(
    (each) => each !== null && each !== '',
  )
  return about.length === 0 ? events[event]() : `${events[event]()}: ${about.join(', ')}`
}

/** '22 november 2026, 14:02' in the time of this device. */
export function momentWords(moment: string): string {
  return new Intl.DateTimeFormat(getLocale(), { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(moment))
}

/** '22 nov 2026', for a column. */
export function shortDayWords(moment: string): string {
  return new Intl.DateTimeFormat(getLocale(), { dateStyle: 'medium' }).format(new Date(moment))
}

/** '22 november 2026' */
export function dayWords(moment: string): string {
  return new Intl.DateTimeFormat(getLocale(), { dateStyle: 'long' }).format(new Date(moment))
}

export function capital(words: string): string {
  return words.charAt(0).toLocaleUpperCase() + words.slice(1)
}
