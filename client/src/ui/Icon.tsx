import type { ReactNode } from 'react'
import './Icon.css'
import type { MoreIconName } from './moreIcons.tsx'

/**
 * Strokes on a field of 24 by 24. A new icon is one entry, here or, for what is fetched when it is needed, in moreIcons.tsx;
 * the README has the recipe.
 */
const strokes = {
  add: <path d="M12 5v14M5 12h14" />,
  bin: <path d="M4 7h16M9 7V4h6v3m-9 0 1 13h10l1-13M10 11v5m4-5v5" />,
  check: <path d="m5 12.5 4.5 4.5L19 7.5" />,
  chevronDown: <path d="m6 9 6 6 6-6" />,
  chevronRight: <path d="m9 6 6 6-6 6" />,
  close: <path d="M6 6l12 12M18 6 6 18" />,
  cloud: <path d="M7 18a4 4 0 0 1-.5-8A6 6 0 0 1 18 9.5a4.3 4.3 0 0 1-.5 8.5z" />,
  cloudOff: <path d="M4 4l16 16M8.6 6.2A6 6 0 0 1 18 9.5a4.3 4.3 0 0 1 2.7 6.8M16.5 18H7a4 4 0 0 1-.5-8" />,
  conflict: <path d="M7 4v5a4 4 0 0 0 4 4h2a4 4 0 0 1 4 4v3M17 4v5M4 7l3-3 3 3m4 0 3-3 3 3" />,
  device: <path d="M4 5h16v10H4zM2 19h20M9 15v4m6-4v4" />,
  down: <path d="M12 5v14m-6-6 6 6 6-6" />,
  duplicate: <path d="M9 9h11v11H9zM15 9V4H4v11h5" />,
  info: <path d="M12 11v5m0-8.5h.01M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z" />,
  link: <path d="M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.7-5.7L12 7m2 3a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.7 5.7L12 17" />,
  list: <path d="M4 6h16M4 12h16M4 18h10" />,
  more: <path d="M5 12h.01M12 12h.01M19 12h.01" strokeWidth="2.8" />,
  move: <path d="M4 6h9M4 12h6M4 18h9m3-9 4 3.5-4 3.5m4-3.5h-6" />,
  panel: <path d="M4 5h16v14H4zM15 5v14" />,
  pencil: <path d="m4 20 1-4.5L16.5 4.5l3.5 3.5L8.5 19zM13.5 7.5 17 11" />,
  redo: <path d="M20 8h-9a6 6 0 0 0 0 12h5M16 4l4 4-4 4" />,
  search: <path d="M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14zm5-2 4.5 4.5" />,
  settings: (
    <path d="M4 7h9m5 0h2M4 17h2m5 0h9M15.5 9.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zm-7 10a2.5 2.5 0 1 0 0-5 2.500 2.5 0 0 0 0 5z" />
  ),
  undo: <path d="M4 8h9a6 6 0 0 1 0 12H8M8 4 4 8l4 4" />,
  up: <path d="M12 19V5m-6 6 6-6 6 6" />,
  warning: <path d="M12 9.5v4.5m0 3h.01M12 3.5 2.5 20h19z" />,
} satisfies Record<string, ReactNode>

export type IconName = keyof typeof strokes | MoreIconName

/** Strokes of pieces that are fetched; `moreIcons.tsx` calls it. */
export function addIcons(more: Record<MoreIconName, ReactNode>): void {
  Object.assign(strokes, more)
}

/** A drawing beside a word. Always hidden from screen readers: the word, or the label of the button, says it. */
export function Icon({ name, size = 18 }: { name: IconName; size?: number }) {
  return (
    <svg className="lea-icon" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {(strokes as Partial<Record<IconName, ReactNode>>)[name]}
    </svg>
  )
}
