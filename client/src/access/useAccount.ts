import type { Me, MyPerson } from '@lea/protocol/access'
import { use, useEffect, useSyncExternalStore } from 'react'
import { useShelf } from '../start/ShelfContext.ts'
import type { Account, AccountView } from './Account.ts'

/** Who sits here according to the server, asked when it isn't known yet. Waits (suspends) for the piece of the program only. */
export function useAccount(): { account: Account; view: AccountView } {
  const account = use(useShelf().account())
  const view = useSyncExternalStore(account.subscribe, account.view)
  useEffect(() => {
    if (account.view().phase !== 'known') void account.refresh()
  }, [account])
  return { account, view }
}

/** What the server says of itself and of me; null while that isn't known. */
export function useMe(): Me | null {
  const { view } = useAccount()
  return view.phase === 'known' ? view.me : null
}

/** Me, signed in on a server that asks who people are; else null. */
export function useMyself(): MyPerson | null {
  return useMe()?.person ?? null
}
