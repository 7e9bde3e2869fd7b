import { createContext, useContext } from 'react'
import type { Session } from '../../session/session.ts'
import type { Work } from '../work/Work.ts'
import type { Desk } from './Desk.ts'
import type { PeopleByBlock } from './PeopleByBlock.ts'

/** One agenda that is open on this screen. The object stays the same while it is open: nothing renders because of it. */
export type OpenAgenda = {
  readonly session: Session
  readonly desk: Desk
  readonly people: PeopleByBlock
  readonly work: Work
}

export const AgendaContext = createContext<OpenAgenda | null>(null)

/** The agenda that this screen is about. */
export function useOpenAgenda(): OpenAgenda {
  const open = useContext(AgendaContext)
  if (!open) throw new Error('useOpenAgenda is called outside an AgendaContext')
  return open
}
