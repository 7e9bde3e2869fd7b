import { Button, type ButtonProps } from 'react-aria-components/Button'
import { Tooltip, TooltipTrigger } from 'react-aria-components/Tooltip'
import './Button.css'
import { Icon, type IconName } from './Icon.tsx'

/**
 * A button that is only a drawing. Its label is read aloud, and shown on hover and on keyboard focus; Escape hides it.
 * `shortcut` is shown behind the label ('Ctrl+Z').
 */
export function IconButton({
  label,
  icon,
  shortcut,
  small = false,
  isPressed,
  ...rest
}: Omit<ButtonProps, 'className' | 'style' | 'children' | 'aria-label'> & {
  label: string
  icon: IconName
  shortcut?: string
  small?: boolean
  /** For a button that stays in ('vet'): whether it is in now. */
  isPressed?: boolean
}) {
  const button = (
    <Button
      {...rest}
      {...(isPressed === undefined ? {} : { 'aria-pressed': isPressed })}
      aria-label={label}
      className={`lea-icon-button${small ? ' lea-icon-button--small' : ''}`}
    >
      <Icon name={icon} />
    </Button>
  )
  return (
    <TooltipTrigger delay={500} closeDelay={100}>
      {button}
      <Tooltip className="lea-tooltip" offset={6}>
        {label}
        {shortcut === undefined ? null : <kbd>{shortcut}</kbd>}
      </Tooltip>
    </TooltipTrigger>
  )
}
