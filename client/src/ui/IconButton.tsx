import './Button.css'
import { type PressProps, pressProps } from './Button.tsx'
import { Icon, type IconName } from './Icon.tsx'

export type IconButtonProps = Omit<PressProps, 'children' | 'aria-label'> & {
  label: string
  icon: IconName
  /** Shown behind the label in the tooltip: 'Ctrl+Z'. */
  shortcut?: string
  small?: boolean
  /** For a button that stays in ('vet'): whether it is in now. */
  isPressed?: boolean
}

/** A button that is only a drawing. Its label is read aloud; `Tooltip` shows it on hover and on keyboard focus. */
export function IconButton({ label, icon, shortcut, small = false, isPressed, ...rest }: IconButtonProps) {
  return (
    <button
      {...pressProps(rest)}
      {...(isPressed === undefined ? {} : { 'aria-pressed': isPressed })}
      aria-label={label}
      data-tooltip={label}
      data-shortcut={shortcut}
      className={`lea-icon-button${small ? ' lea-icon-button--small' : ''}`}
    >
      <Icon name={icon} />
    </button>
  )
}
