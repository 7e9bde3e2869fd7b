import { type FormEvent, useRef, useState } from 'react'
import { isSharedComputer } from '../device/sharedComputer.ts'
import { m } from '../paraglide/messages.js'
import type { Person } from '../session/session.ts'
import { Button } from '../ui/Button.tsx'
import { TextField } from '../ui/TextField.tsx'

/** Name and organisation. What is missing is said at the field, and the first such field gets the focus. */
export function PersonForm({
  person,
  submit,
  onSubmit,
}: {
  person: Person | null
  /** The words on the button. */
  submit: string
  onSubmit: (person: Person) => void
}) {
  const [name, setName] = useState(person?.name ?? '')
  const [organisation, setOrganisation] = useState(person?.organisation ?? '')
  const [isTried, setTried] = useState(false)
  const nameField = useRef<HTMLInputElement>(null)
  const organisationField = useRef<HTMLInputElement>(null)

  const submitForm = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (name.trim() === '') nameField.current?.focus()
    else if (organisation.trim() === '') organisationField.current?.focus()
    else onSubmit({ name: name.trim(), organisation: organisation.trim() })
  }

  return (
    <form className="lea-form" onSubmit={submitForm} noValidate>
      <TextField
        ref={nameField}
        label={m.start_name()}
        value={name}
        onChange={setName}
        autoComplete={isSharedComputer() ? 'off' : 'name'}
        maxLength={80}
        required
        {...(isTried && name.trim() === '' ? { error: m.start_name_missing() } : {})}
      />
      <TextField
        ref={organisationField}
        label={m.start_organisation()}
        description={m.start_organisation_hint()}
        value={organisation}
        onChange={setOrganisation}
        autoComplete={isSharedComputer() ? 'off' : 'organization'}
        maxLength={80}
        required
        {...(isTried && organisation.trim() === '' ? { error: m.start_organisation_missing() } : {})}
      />
      <div>
        <Button type="submit" kind="primary">
          {submit}
        </Button>
      </div>
    </form>
  )
}
