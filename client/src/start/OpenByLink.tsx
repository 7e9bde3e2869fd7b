import { type FormEvent, useRef, useState } from 'react'
import { m } from '../paraglide/messages.js'
import { navigate } from '../routes/navigation.ts'
import { readLink } from '../routes/readLink.ts'
import { Button } from '../ui/Button.tsx'
import { TextField } from '../ui/TextField.tsx'

/** Opens what a pasted link leads to: an agenda, a view of one, or an invitation. */
export function OpenByLink() {
  const [text, setText] = useState('')
  const [isWrong, setWrong] = useState(false)
  const field = useRef<HTMLInputElement>(null)

  const open = (event: FormEvent) => {
    event.preventDefault()
    const link = readLink(text)
    setWrong(link === undefined)
    if (link === undefined) field.current?.focus()
    else if (link.name === 'invitation') window.location.assign(link.href)
    else navigate(link)
  }

  return (
    <form className="lea-open-link" onSubmit={open} noValidate>
      <TextField
        ref={field}
        label={m.start_link_field()}
        value={text}
        onChange={(value) => {
          setText(value)
          setWrong(false)
        }}
        inputMode="url"
        autoComplete="off"
        spellCheck={false}
        {...(isWrong ? { error: m.start_link_wrong() } : {})}
      />
      <Button type="submit">{m.start_link_open()}</Button>
    </form>
  )
}
