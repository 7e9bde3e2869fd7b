import type { ComponentPropsWithRef } from 'react'
import './Field.css'
import { Icon } from './Icon.tsx'
import { Field, type FieldFrame, frame } from './TextField.tsx'

export type Choice = { id: string; label: string; isDisabled?: boolean }

export type SelectProps = FieldFrame &
  Omit<ComponentPropsWithRef<'select'>, 'id' | 'className' | 'style' | 'size' | 'onChange' | 'value' | 'children'> & {
    value: string
    choices: readonly Choice[]
    onChange: (id: string) => void
    /** The words for 'nothing chosen yet' (value ''). */
    placeholder?: string
  }

/** One of a short list. The browser's own select: every phone and screen reader knows it, and it weighs nothing. */
export function Select({
  label,
  labelIsHidden,
  description,
  error,
  small,
  value,
  choices,
  onChange,
  placeholder,
  ...rest
}: SelectProps) {
  return (
    <Field {...frame({ label, labelIsHidden, description, error, small })}>
      {(ids) => (
        <div className="lea-select">
          <select
            {...rest}
            {...ids}
            className="lea-input"
            value={value}
            onChange={(event) => onChange(event.target.value)}
          >
            {placeholder === undefined ? null : <option value="">{placeholder}</option>}
            {choices.map((choice) => (
              <option key={choice.id} value={choice.id} disabled={choice.isDisabled}>
                {choice.label}
              </option>
            ))}
          </select>
          <Icon name="chevronDown" size={16} />
        </div>
      )}
    </Field>
  )
}
