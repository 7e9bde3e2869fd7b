import { type ReactNode, useId } from 'react'
import './Choices.css'
import './Field.css'

export type RadioChoice<Id extends string> = { id: Id; label: string; description?: ReactNode }

/** One of a few, all visible. `asCards`: each with a frame around it, for a choice that matters. */
export function RadioGroup<Id extends string>({
  label,
  choices,
  value,
  onChange,
  asCards = false,
}: {
  label: string
  choices: readonly RadioChoice<Id>[]
  value: Id
  onChange: (id: Id) => void
  asCards?: boolean
}) {
  const name = useId()
  return (
    <fieldset className={`lea-radios${asCards ? ' lea-radios--cards' : ''}`}>
      <legend className="lea-field__label">{label}</legend>
      <div className="lea-radios__choices">
        {choices.map((choice) => (
          <label key={choice.id} className="lea-radio">
            <input
              type="radio"
              name={name}
              value={choice.id}
              checked={choice.id === value}
              onChange={() => onChange(choice.id)}
            />
            <span className="lea-radio__words">
              {choice.label}
              {choice.description === undefined ? null : (
                <span className="lea-field__description">{choice.description}</span>
              )}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
