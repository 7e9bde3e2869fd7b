import type { ComponentPropsWithRef } from 'react'
import { navigate } from './navigation.ts'
import { type Route, routeToPath } from './route.ts'

/** A real link: middle click, Ctrl+click and 'copy the address' work. A plain click stays inside the app. */
export function Link({ to, onClick, ...rest }: Omit<ComponentPropsWithRef<'a'>, 'href'> & { to: Route }) {
  return (
    <a
      {...rest}
      href={routeToPath(to)}
      onClick={(event) => {
        onClick?.(event)
        if (event.defaultPrevented || event.button !== 0) return
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || rest.target !== undefined) return
        event.preventDefault()
        navigate(to)
      }}
    />
  )
}
