import { type ComponentPropsWithRef, type ReactNode, useId } from 'react'
import './Field.css'
import { Icon } from './Icon.tsx'

export type FieldFrame = {
  label: string
  /** When what stands around the field already says it: the label is only read aloud. */
  labelIsHidden?: boolean
  description?: ReactNode
  /** What is wrong and how to make it right. */
  error?: ReactNode
  small?: boolean
}

/** Label, explanation and error around one control, tied together for a screen reader. */
export function Field({
  label,
  labelIsHidden = false,
  description,
  error,
  small = false,
  children,
}: FieldFrame & { children: (ids: { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true }) => ReactNode }) {
  const id = useId()
  const hasDescription = description !== undefined && description !== ''
  const hasError = error !== undefined && error !== ''
  const describedBy = [hasError ? `${id}-error` : '', hasDescription ? `${id}-description` : '']
    .filter(Boolean)
    .join(' ')
  return (
    <div className={`lea-field${small ? ' lea-field--small' : ''}`}>
      <label htmlFor={id} className={labelIsHidden ? 'lea-hidden' : 'lea-field__label'}>
        {label}
      </label>
      {hasDescription ? (
        <div id={`${id}-description`} className="lea-field__description">
          {description}
        </div>
      ) : null}
      {children({
        id,
        ...(describedBy === '' ? {} : { 'aria-describedby': describedBy }),
        ...(hasError ? { 'aria-invalid': true as const } : {}),
      })}
      {hasError ? (
        <div id={`${id}-error`} className="lea-field__error">
          <Icon name="warning" size={16} />
          <span>{error}</span>
        </div>
      ) : null}
    </div>
  )
}

export type TextFieldProps = FieldFrame &
  Omit<ComponentPropsWithRef<'input'>, 'id' | 'className' | 'style' | 'size' | 'onChange' | 'value'> & {
    value: string
    onChange: (value: string) => void
  }

/** One line of text. */
export function TextField({ label, labelIsHidden, description, error, small, onChange, ...rest }: TextFieldProps) {
  return (
    <Field {...frame({ label, labelIsHidden, description, error, small })}>
      {(ids) => (
        <input
          type="text"
          {...rest}
          {...ids}
          className="lea-input"
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}

type Loose<T> = { [K in keyof T]: T[K] | undefined }

/** The frame without the keys that were left out, which exact optional properties don't accept as undefined. */
export function frame({ label, ...rest }: { label: string } & Loose<Omit<Required<FieldFrame>, 'label'>>): FieldFrame {
  return {
    label,
    ...(Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)) as Partial<FieldFrame>),
  }
}
