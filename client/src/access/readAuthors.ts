import type { Session } from '../session/session.ts'
import type { Account } from './Account.ts'
import { Authors } from './Authors.ts'
import { ask } from './ask.ts'

/** Whose what is in an agenda, as the server knows now. */
export async function readAuthors({ agendaId, doc }: Session, account: () => Promise<Account>): Promise<Authors> {
  const known = await account()
  if (known.view().phase !== 'known') await known.refresh()
  const view = known.view()
  if (view.phase !== 'known' || view.me.access === 'open') return new Authors(null, doc.clientID)
  const answer = await ask('authors', { params: { agenda: agendaId } })
  return new Authors(answer.ok ? answer.value : null, doc.clientID)
}
