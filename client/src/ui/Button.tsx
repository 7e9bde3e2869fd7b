import type { ReactNode } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button'
import './Button.css'
import { Icon, type IconName } from './Icon.tsx'

export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger'

export type ButtonProps = Omit<AriaButtonProps, 'className' | 'style' | 'children'> & {
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
    <AriaButton {...rest} className={`lea-button lea-button--${kind}${small ? ' lea-button--small' : ''}`}>
      {icon === undefined ? null : <Icon name={icon} />}
      <span className="lea-button__words">{children}</span>
      {iconAfter === undefined ? null : <Icon name={iconAfter} size={16} />}
    </AriaButton>
  )
}
