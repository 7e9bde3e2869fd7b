import { useEffect } from 'react'
import { useShelf } from '../start/ShelfContext.ts'
import Welcome from '../start/Welcome.tsx'
import { Frame, Loading } from '../ui/Frame.tsx'
import { SignIn } from './SignInPage.tsx'
import { useAccount } from './useAccount.ts'

/**
 * What a browser meets that nobody has used yet. On a server that asks who people are: the ways to come in; who came in
 * already goes on under that name. Elsewhere, and without a line: the one question of the first visit. `back`: where one goes on.
 */
export default function Arrival({ isOnTheWay, back }: { isOnTheWay: boolean; back: string }) {
  const shelf = useShelf()
  const { account, view } = useAccount()
  const me = view.phase === 'known' ? view.me : null
  const isIn = me?.person !== null && me?.person !== undefined

  useEffect(() => {
    // known before this page was drawn: the name of this device follows
    if (me && isIn) account.take(me)
  }, [account, me, isIn])

  if (view.phase === 'asking' || isIn) {
    return (
      <Frame>
        <Loading />
      </Frame>
    )
  }
  if (me?.access === 'required') return <SignIn back={back} />
  // a browser that can't keep the name still lets one in: the session tells what can't be kept
  return <Welcome isOnTheWay={isOnTheWay} onSubmit={(person) => void shelf.setPerson(person)} />
}
