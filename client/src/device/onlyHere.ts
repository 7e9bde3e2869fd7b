import { type AgendaOnDevice, readAgendas } from './agendaList.ts'
import type { Database } from './database.ts'

/** Whether nothing is lost when the agenda leaves this device. */
export function isElsewhere({ isConfirmed, hasDrafts }: AgendaOnDevice): boolean {
  return isConfirmed && !hasDrafts
}

/** The agendas of which something is on this device only. */
export async function readOnlyHere(database: Database): Promise<AgendaOnDevice[]> {
  return (await readAgendas(database)).filter((agenda) => !isElsewhere(agenda))
}

/** The agendas on this device of which the relay hasn't confirmed everything. */
export async function readUnconfirmed(database: Database): Promise<AgendaOnDevice[]> {
  return (await readAgendas(database)).filter(({ isConfirmed }) => !isConfirmed)
}
