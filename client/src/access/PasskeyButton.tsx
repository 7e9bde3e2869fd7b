import type { Me } from '@lea/protocol/access'
import { useState } from 'react'
import { m } from '../paraglide/messages.js'
import { Button } from '../ui/Button.tsx'
import type { Answer } from './ask.ts'
import { refusedText } from './words.ts'
import '../ui/moreIcons.tsx'

/** A button that asks the browser for a passkey, and says when that came to nothing. */
export function PasskeyButton({
  words,
  kind = 'secondary',
  work,
  onDone,
}: {
  words: string
  kind?: 'primary' | 'secondary'
  work: () => Promise<Answer<Me> | null>
  onDone: (me: Me) => void
}) {
  const [isBusy, setBusy] = useState(false)
  const [said, setSaid] = useState('')
  const press = async () => {
    setBusy(true)
    setSaid('')
    const answer = await work()
    setBusy(false)
    if (answer === null) setSaid(m.access_passkey_none())
    else if (answer.ok) onDone(answer.value)
    else setSaid(answer.refused === 'notFound' ? m.access_passkey_unknown() : refusedText(answer.refused))
  }
  return (
    <div className="access__passkey">
      <Button kind={kind} icon="person" isDisabled={isBusy} onPress={() => void press()}>
        {words}
      </Button>
      <p role="status">{said}</p>
    </div>
  )
}
