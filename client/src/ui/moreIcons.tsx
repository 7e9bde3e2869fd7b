import { addIcons } from './Icon.tsx'

/** Icons of the editor, the menus and the other pages. Whoever draws one imports this file. */
const more = {
  download: <path d="M12 4v11m-5-5 5 5 5-5M4 20h16" />,
  file: <path d="M6 3h8l5 5v13H6zm8 0v5h5M9 13h7m-7 4h7" />,
  restore: <path d="M4 12a8 8 0 1 0 2.5-5.8L4 8.5M4 4v4.5h4.5M12 8v4.5l3 2" />,
  bold: <path d="M7 5h6a3.5 3.5 0 0 1 0 7H7zm0 7h7a3.5 3.5 0 0 1 0 7H7z" />,
  bullets: <path d="M9 6h11M9 12h11M9 18h11M4.5 6h.01M4.5 12h.01M4.5 18h.01" />,
  euro: <path d="M18 6.5A7 7 0 0 0 7.4 12 7 7 0 0 0 18 17.5M4 10.3h9M4 13.7h9" />,
  heading: <path d="M6 5v14M18 5v14M6 12h12" />,
  indent: <path d="M4 5h16M11 10h9m-9 5h9M4 20h16M4 9.5l3.5 3-3.5 3z" />,
  italic: <path d="M10 5h8M6 19h8M14.5 5l-5 14" />,
  numbers: <path d="M10 6h10M10 12h10M10 18h10M4 5l1.5-1v5M4 15.5c0-1.6 2.5-1.6 2.5 0C6.5 17 4 18 4 19.5h2.7" />,
  outdent: <path d="M4 5h16M11 10h9m-9 5h9M4 20h16M7.5 9.5 4 12.5l3.5 3z" />,
  people: (
    <path d="M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zm-6.5 9a6.5 6.5 0 0 1 13 0M16 4.3a3.5 3.5 0 0 1 0 6.4M18 14a6.5 6.5 0 0 1 3.5 6" />
  ),
  person: <path d="M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zm-8 9a8 8 0 0 1 16 0" />,
  quote: <path d="M6 17h3l2-4V7H5v6h3zm8 0h3l2-4V7h-6v6h3z" />,
  underline: <path d="M7 4v7a5 5 0 0 0 10 0V4M5 20h14" />,
} as const

export type MoreIconName = keyof typeof more

addIcons(more)
