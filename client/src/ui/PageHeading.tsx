import { useEffect, useRef } from 'react'
import { m } from '../paraglide/messages.js'
import { useLocation } from '../routes/navigation.ts'

/**
 * The h1 of a page. Sets the title of the tab, and takes the focus when one came here by a link inside the app, so
 * that a screen reader starts reading at the new page. `isHidden`: read aloud, not drawn.
 */
export function PageHeading({ title, isHidden = false }: { title: string; isHidden?: boolean }) {
  const heading = useRef<HTMLHeadingElement>(null)
  const { path, hasMoved } = useLocation()

  useEffect(() => {
    document.title = title === m.ui_app_name() ? title : `${title} · ${m.ui_app_name()}`
  }, [title])

  // biome-ignore lint/correctness/useExhaustiveDependencies: the path is what the focus follows
  useEffect(() => {
    // who comes back comes back to where he was
    if (hasMoved) heading.current?.focus({ preventScroll: true })
  }, [path, hasMoved])

  return (
    <h1 ref={heading} tabIndex={-1} className={isHidden ? 'lea-hidden' : 'lea-page-heading'}>
      {title}
    </h1>
  )
}
