import type { ReactNode } from 'react'
import './Choices.css'
import './Field.css'

export type CheckboxChoice = { id: string; label: string; isChecked: boolean }

/** Several yes-or-no questions under one heading, all visible. */
export function CheckboxGroup({
  label,
  description,
  choices,
  onChange,
  isDisabled = false,
}: {
  label: string
  description?: ReactNode
  choices: readonly CheckboxChoice[]
  onChange: (id: string, isChecked: boolean) => void
  isDisabled?: boolean
}) {
  return (
    <fieldset className="lea-radios" disabled={isDisabled}>
      <legend className="lea-field__label">{label}</legend>
      {description === undefined ? null : <p className="lea-field__description">{description}</p>}
      {choices.map(({ id, label: words, isChecked }) => (
        <label key={id} className="lea-radio">
          <input type="checkbox" checked={isChecked} onChange={(event) => onChange(id, event.target.checked)} />
          <span className="lea-radio__words">{words}</span>
        </label>
      ))}
    </fieldset>
  )
}
