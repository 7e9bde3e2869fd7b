import type { Status } from '../session/status.ts'
import { statusDetails } from '../session/statusDetails.ts'

/** What is safe and what to do, in a few sentences. Fetched when somebody asks, or when something is the matter. */
export default function StatusDetails({ status }: { status: Status }) {
  return statusDetails(status).map((detail) => <p key={detail}>{detail}</p>)
}
