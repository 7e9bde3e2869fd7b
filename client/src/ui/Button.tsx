import type { ComponentPropsWithRef, ReactNode } from 'react'
import './Button.css'
import { Icon, type IconName } from './Icon.tsx'

export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger'

/** What every button takes. `onPress`: by mouse, finger, Enter or space. */
export type PressProps = Omit<ComponentPropsWithRef<'button'>, 'className' | 'style' | 'disabled' | 'onClick'> & {
  onPress?: () => void
  isDisabled?: boolean
}

export type ButtonProps = PressProps & {
  /** primary: the one thing to do here. secondary: the rest. quiet: in rows and toolbars. danger: takes something away. */
  kind?: ButtonKind
  small?: boolean
  /** Drawn before the words. */
  icon?: IconName
  /** Drawn behind the words: the arrow of a menu. */
  iconAfter?: IconName
  children: ReactNode
}

/** A button says with a verb what it does. Use `Link` for what goes to another page. */
export function Button({ kind = 'secondary', small = false, icon, iconAfter, children, ...rest }: ButtonProps) {
  return (
    <button {...pressProps(rest)} className={`lea-button lea-button--${kind}${small ? ' lea-button--small' : ''}`}>
      {icon === undefined ? null : <Icon name={icon} />}
      <span className="lea-button__words">{children}</span>
      {iconAfter === undefined ? null : <Icon name={iconAfter} size={16} />}
    </button>
  )
}

/** The props of the element itself. A button sends no form unless it says so. */
export function pressProps({
  onPress,
  isDisabled,
  type = 'button',
  ...rest
}: PressProps): ComponentPropsWithRef<'button'> {
  return {
    ...rest,
    type,
    ...(isDisabled ? { disabled: true } : {}),
    ...(onPress === undefined ? {} : { onClick: () => onPress() }),
  }
}
