import { createHash } from 'node:crypto'

/** What stands for a room in the log: who knows an agenda's id can open it, so the id itself is never logged. */
export function roomLabel(name: string): string {
  return createHash('sha256').update(name).digest('hex').slice(0, 8)
}
