import type { ReactNode } from 'react'
import './Icon.css'

/** Strokes on a field of 24 by 24. A new icon is one entry; the README has the recipe. */
const strokes = {
  add: <path d="M12 5v14M5 12h14" />,
  bold: <path d="M7 5h6a3.5 3.5 0 0 1 0 7H7zm0 7h7a3.5 3.5 0 0 1 0 7H7z" />,
  bin: <path d="M4 7h16M9 7V4h6v3m-9 0 1 13h10l1-13M10 11v5m4-5v5" />,
  bullets: <path d="M9 6h11M9 12h11M9 18h11M4.5 6h.01M4.5 12h.01M4.5 18h.01" />,
  check: <path d="m5 12.5 4.5 4.5L19 7.5" />,
  chevronDown: <path d="m6 9 6 6 6-6" />,
  chevronRight: <path d="m9 6 6 6-6 6" />,
  close: <path d="M6 6l12 12M18 6 6 18" />,
  cloud: <path d="M7 18a4 4 0 0 1-.5-8A6 6 0 0 1 18 9.5a4.3 4.3 0 0 1-.5 8.5z" />,
  cloudOff: <path d="M4 4l16 16M8.6 6.2A6 6 0 0 1 18 9.5a4.3 4.3 0 0 1 2.7 6.8M16.5 18H7a4 4 0 0 1-.5-8" />,
  conflict: <path d="M7 4v5a4 4 0 0 0 4 4h2a4 4 0 0 1 4 4v3M17 4v5M4 7l3-3 3 3m4 0 3-3 3 3" />,
  device: <path d="M4 5h16v10H4zM2 19h20M9 15v4m6-4v4" />,
  down: <path d="M12 5v14m-6-6 6 6 6-6" />,
  download: <path d="M12 4v11m-5-5 5 5 5-5M4 20h16" />,
  drag: <path d="M9 6h.01M15 6h.01M9 12h.01M15 12h.01M9 18h.01M15 18h.01" strokeWidth="2.6" />,
  duplicate: <path d="M9 9h11v11H9zM15 9V4H4v11h5" />,
  euro: <path d="M18 6.5A7 7 0 0 0 7.4 12 7 7 0 0 0 18 17.5M4 10.3h9M4 13.7h9" />,
  file: <path d="M6 3h8l5 5v13H6zm8 0v5h5M9 13h7m-7 4h7" />,
  heading: <path d="M6 5v14M18 5v14M6 12h12" />,
  indent: <path d="M4 5h16M11 10h9m-9 5h9M4 20h16M4 9.5l3.5 3-3.5 3z" />,
  info: <path d="M12 11v5m0-8.5h.01M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z" />,
  italic: <path d="M10 5h8M6 19h8M14.5 5l-5 14" />,
  link: <path d="M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.7-5.7L12 7m2 3a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.7 5.7L12 17" />,
  list: <path d="M4 6h16M4 12h16M4 18h10" />,
  more: <path d="M5 12h.01M12 12h.01M19 12h.01" strokeWidth="2.8" />,
  move: <path d="M4 6h9M4 12h6M4 18h9m3-9 4 3.5-4 3.5m4-3.5h-6" />,
  numbers: <path d="M10 6h10M10 12h10M10 18h10M4 5l1.5-1v5M4 15.5c0-1.6 2.5-1.6 2.5 0C6.5 17 4 18 4 19.5h2.7" />,
  outdent: <path d="M4 5h16M11 10h9m-9 5h9M4 20h16M7.5 9.5 4 12.5l3.5 3z" />,
  panel: <path d="M4 5h16v14H4zM15 5v14" />,
  people: (
    <path d="M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zm-6.5 9a6.5 6.5 0 0 1 13 0M16 4.3a3.5 3.5 0 0 1 0 6.4M18 14a6.5 6.5 0 0 1 3.5 6" />
  ),
  person: <path d="M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zm-8 9a8 8 0 0 1 16 0" />,
  quote: <path d="M6 17h3l2-4V7H5v6h3zm8 0h3l2-4V7h-6v6h3z" />,
  redo: <path d="M20 8h-9a6 6 0 0 0 0 12h5M16 4l4 4-4 4" />,
  restore: <path d="M4 12a8 8 0 1 0 2.5-5.8L4 8.5M4 4v4.5h4.5M12 8v4.5l3 2" />,
  search: <path d="M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14zm5-2 4.5 4.5" />,
  settings: (
    <path d="M4 7h9m5 0h2M4 17h2m5 0h9M15.5 9.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zm-7 10a2.5 2.5 0 1 0 0-5 2.500 2.5 0 0 0 0 5z" />
  ),
  underline: <path d="M7 4v7a5 5 0 0 0 10 0V4M5 20h14" />,
  undo: <path d="M4 8h9a6 6 0 0 1 0 12H8M8 4 4 8l4 4" />,
  up: <path d="M12 19V5m-6 6 6-6 6 6" />,
  warning: <path d="M12 9.5v4.5m0 3h.01M12 3.5 2.5 20h19z" />,
} satisfies Record<string, ReactNode>

export type IconName = keyof typeof strokes

/** A drawing beside a word. Always hidden from screen readers: the word, or the label of the button, says it. */
export function Icon({ name, size = 18 }: { name: IconName; size?: number }) {
  return (
    <svg className="lea-icon" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {strokes[name]}
    </svg>
  )
}
