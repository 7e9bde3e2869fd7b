import { type FormEvent, useRef, useState } from 'react'
import { m } from '../paraglide/messages.js'
import { navigate } from '../routes/navigation.ts'
import { agendaInText } from '../routes/route.ts'
import { Button } from '../ui/Button.tsx'
import { TextField } from '../ui/TextField.tsx'

/** Opens the agenda of a pasted link, at the page and with the filter that the link shows. */
export function OpenByLink() {
  const [text, setText] = useState('')
  const [isWrong, setWrong] = useState(false)
  const field = useRef<HTMLInputElement>(null)

  const open = (event: FormEvent) => {
    event.preventDefault()
    const route = agendaInText(text)
    setWrong(route === undefined)
    if (route === undefined) field.current?.focus()
    else navigate(route)
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
