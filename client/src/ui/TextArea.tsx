import type { ComponentPropsWithRef } from 'react'
import { Field, type FieldFrame, frame } from './TextField.tsx'

export type TextAreaProps = FieldFrame &
  Omit<ComponentPropsWithRef<'textarea'>, 'id' | 'className' | 'style' | 'onChange' | 'value'> & {
    value: string
    onChange: (value: string) => void
  }

/** A text of some lines; it grows with what is in it. */
export function TextArea({ label, labelIsHidden, description, error, small, onChange, ...rest }: TextAreaProps) {
  return (
    <Field {...frame({ label, labelIsHidden, description, error, small })}>
      {(ids) => (
        <textarea
          rows={2}
          {...rest}
          {...ids}
          className="lea-input lea-textarea"
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}
