import { useId, useRef } from 'react'
import { m } from '../paraglide/messages.js'
import { useAnnounce } from './Announcer.tsx'
import ComboboxField from './ComboboxField.tsx'
import './Field.css'
import { Icon } from './Icon.tsx'
import type { MultiSelectProps } from './MultiSelect.tsx'
import './MultiSelectField.css'

/** The field that `MultiSelect` fetches: what is chosen, each with its way out, and a combobox for one more. */
export default function MultiSelectField({
  label,
  labelIsHidden = false,
  choices,
  members,
  onAdd,
  onRemove,
  typed,
  placeholder,
  small = false,
  isDisabled = false,
}: MultiSelectProps) {
  const labelId = useId()
  const field = useRef<HTMLDivElement>(null)
  const announce = useAnnounce()
  const labelOf = (id: string) => choices.find((choice) => choice.id === id)?.label ?? id
  const left = choices.filter(({ id }) => !members.includes(id))

  const takeOut = (id: string, at: number) => {
    onRemove(id)
    announce(m.fields_said_out({ member: labelOf(id), field: label }))
    // once the row is gone: on the same button of the next one, else of the one before it, else on the way to add
    requestAnimationFrame(() => {
      const buttons = field.current?.querySelectorAll<HTMLElement>('.lea-multi__out') ?? []
      const next = buttons[Math.min(at, buttons.length - 1)] ?? field.current?.querySelector<HTMLElement>('input')
      next?.focus()
    })
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend can't stand in a grid of fields
    <div
      ref={field}
      role="group"
      aria-labelledby={labelId}
      className={`lea-field lea-multi${small ? ' lea-field--small' : ''}`}
    >
      <span id={labelId} className={labelIsHidden ? 'lea-hidden' : 'lea-field__label'}>
        {label}
      </span>
      {members.length === 0 ? null : (
        <ul className="lea-multi__members">
          {members.map((id, at) => (
            <li key={id} className="lea-multi__member">
              <span className="lea-multi__words">{labelOf(id)}</span>
              <button
                type="button"
                className="lea-multi__out"
                disabled={isDisabled}
                aria-label={m.fields_take_out({ member: labelOf(id), field: label })}
                onClick={() => takeOut(id, at)}
              >
                <Icon name="close" size={14} />
              </button>
            </li>
          ))}
        </ul>
      )}
      {isDisabled || (left.length === 0 && typed?.left == null) ? null : (
        <ComboboxField
          small={small}
          label={m.fields_add_to({ field: label })}
          labelIsHidden
          choices={left}
          value={null}
          {...(typed === undefined ? {} : { typed })}
          placeholder={placeholder ?? m.fields_add_one()}
          onChange={(id) => {
            if (id === null) return
            // the field goes when nothing is left to choose
            if (left.length === 1) field.current?.querySelector<HTMLElement>('.lea-multi__out')?.focus()
            onAdd(id)
            announce(m.fields_said_in({ member: labelOf(id), field: label }))
          }}
        />
      )}
    </div>
  )
}
