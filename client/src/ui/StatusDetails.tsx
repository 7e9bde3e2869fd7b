import { m } from '../paraglide/messages.js'
import type { Status } from '../session/status.ts'
import { statusDetails } from '../session/statusDetails.ts'
import './StatusDetails.css'

/**
 * What is safe and what to do, in a few sentences; `counts`: and in how many places something waits. Fetched when somebody
 * asks, or when something is the matter.
 */
export default function StatusDetails({ status, counts = false }: { status: Status; counts?: boolean }) {
  const waiting = counts && status.waiting > 0 ? [m.agenda_status_waiting({ count: status.waiting })] : []
  return [...statusDetails(status), ...waiting].map((detail) => <p key={detail}>{detail}</p>)
}
