import type { Database } from '../device/database.ts'
import { shareComputer, stopSharing } from '../device/sharing.ts'
import { m } from '../paraglide/messages.js'

/** Makes this computer a shared one, or one's own again: null: done; else the titles of the agendas that are in the way. */
export async function share(database: Database, isShared: boolean): Promise<string[] | null> {
  if (!isShared) {
    stopSharing()
    return null
  }
  const outcome = await shareComputer(database)
  return outcome.ok ? null : outcome.titles.map((title) => title || m.start_untitled())
}
