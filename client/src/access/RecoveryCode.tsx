import { useRef, useState } from 'react'
import { m } from '../paraglide/messages.js'
import { Button } from '../ui/Button.tsx'

/** A recovery code that is shown this once, with a button that copies it. */
export function RecoveryCode({ code }: { code: string }) {
  const [said, setSaid] = useState('')
  const shown = useRef<HTMLElement>(null)
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(code)
      setSaid(m.access_copied())
    } catch (error) {
      // without https a browser has no clipboard: the code is selected, to be copied by hand
      console.info('This browser copies nothing here', error)
      if (shown.current) window.getSelection()?.selectAllChildren(shown.current)
      setSaid(m.access_copy_by_hand())
    }
  }
  return (
    <div className="access__code">
      <code ref={shown}>{code}</code>
      <Button icon="duplicate" onPress={() => void copy()}>
        {m.access_copy()}
      </Button>
      <p role="status" className="lea-quiet">
        {said}
      </p>
    </div>
  )
}
