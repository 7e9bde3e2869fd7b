import type { ConnectionRole } from '@lea/protocol'
import type { LogEvent } from '@lea/protocol/access'

// What stands in the tables of accessDatabase.ts, as SQLite gives it. Moments are milliseconds since 1970.

export type PersonRow = {
  id: string
  name: string | null
  organisation: string
  is_administrator: number
  recovery_hash: string | null
  created_at: number
  last_seen_at: number | null
}
export type DeviceRow = { id: string; person: string; name: string; created_at: number; last_seen_at: number }
export type AgendaRow = {
  id: string
  title: string
  created_at: number
  deleted_at: number | null
  last_used_at: number | null
}
export type MembershipRow = {
  agenda: string
  person: string
  role: ConnectionRole
  organisation: string
  partner: string | null
  created_at: number
}
export type InvitationRow = {
  id: string
  agenda: string
  organisation: string
  partner: string | null
  role: ConnectionRole
  uses: number
  used: number
  ends_at: number
  title: string
  created_at: number
  created_by: string | null
  withdrawn_at: number | null
}
export type LogRow = {
  id: number
  agenda: string
  at: number
  event: LogEvent
  by: string | null
  person: string | null
  role: ConnectionRole | null
  organisation: string | null
  program: string | null
}
export type TicketRow = {
  id: string
  agenda: string
  person: string | null
  /** Which device of that person asked for it. */
  device: string | null
  name: string | null
  role: ConnectionRole
  expires_at: number
  revoked_at: number | null
}
