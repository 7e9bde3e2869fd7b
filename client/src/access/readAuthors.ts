import type { Session } from '../session/session.ts'
import type { Account } from './Account.ts'
import { Authors } from './Authors.ts'
import { ask } from './ask.ts'

/** Questions that are under way: a page with a hundred names on it asks once. */
const underWay = new WeakMap<Session, Promise<Authors>>()

/** Whose what is in an agenda, as the server knows now. */
export function readAuthors(session: Session, account: () => Promise<Account>): Promise<Authors> {
  const before = underWay.get(session)
  if (before) return before
  const asked = askAuthors(session, account).finally(() => underWay.delete(session))
  underWay.set(session, asked)
  return asked
}

async function askAuthors(session: Session, account: () => Promise<Account>): Promise<Authors> {
  const { agendaId, doc, writer, lastVisit } = session
  const own = { client: doc.clientID, writer }
  const known = await account()
  if (known.view().phase !== 'known') await known.refresh()
  const view = known.view()
  if (view.phase === 'known' && view.me.access === 'open') return new Authors(null, own)
  const answer = view.phase === 'known' ? await ask('authors', { params: { agenda: agendaId } }) : null
  const visit = await lastVisit.catch((error: unknown) => {
    console.info('What is remembered of the last visit is not there', error)
    return null
  })
  if (!answer?.ok) return new Authors(null, own, visit?.names())
  const authors = new Authors(answer.value, own)
  // without a line, these are the names that are known
  visit?.remember(authors.names)
  return authors
}
