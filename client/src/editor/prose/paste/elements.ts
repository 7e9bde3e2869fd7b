/** An element as it is opened: its name, its attributes, and the declarations of its style. */
export type Element = {
  name: string
  attributes: Readonly<Record<string, string>>
  style: Readonly<Record<string, string>>
}

/** Above or below the line: the mark of a note, 'm²', 'CO₂'. */
export type Shift = 'up' | 'down'

/** Of which level a heading is; undefined for what is none. The title of a document stands above its headings. */
export function levelOf({ name, attributes, style }: Element): number | undefined {
  const names = classOf(attributes)
  if (/\bMsoTitle\b/.test(names)) return 0
  if (/\bMsoSubtitle\b/.test(names)) return 1
  const level =
    /^h([1-6])$/.exec(name)?.[1] ??
    /\bMsoHeading([1-9])\b/.exec(names)?.[1] ??
    /^[1-9]$/.exec(style['mso-outline-level'] ?? '')?.[0] ??
    (attributes.role === 'heading' ? (attributes['aria-level'] ?? '1') : undefined)
  return level === undefined ? undefined : Number(level) || 1
}

/**
 * Whether nothing in the element is read. With the name of what that is, it is told: text that Word holds as deleted (tracked
 * changes), and comments with the marks that lead to them.
 */
export function hiddenAs({ name, attributes, style }: Element): boolean | 'deletedLeftOut' | 'commentsLeftOut' {
  const names = classOf(attributes)
  if (name === 'del' || /\bmsoDel\b/i.test(names)) return 'deletedLeftOut'
  const isComment =
    /\b(?:msocomanchor|MsoCommentReference)\b/i.test(names) ||
    style['mso-element'] === 'comment-list' ||
    style['mso-special-character'] === 'comment'
  if (isComment) return 'commentsLeftOut'
  return style.display === 'none' || style['mso-hide'] === 'all'
}

/** Whether its text is struck through. */
export function isStruck({ name, attributes, style }: Element): boolean {
  const line = style['text-decoration-line'] ?? style['text-decoration'] ?? ''
  return (
    name === 's' || name === 'strike' || line.includes('line-through') || /\bStrikethrough\b/.test(classOf(attributes))
  )
}

/** Whether it is a note, in Word or LibreOffice, or the mark that leads to one: then the note may be missing. */
export function noteIn({ attributes, style }: Element): 'notesBelow' | 'notesMissing' | undefined {
  const names = classOf(attributes)
  const isNote =
    /^(?:foot|end)note$/.test(style['mso-element'] ?? '') ||
    /\bMso(?:Foot|End)noteText\b|\bsd(?:foot|end)note\b/.test(names)
  if (isNote) return 'notesBelow'
  return /\bMso(?:Foot|End)noteReference\b|\bsd(?:foot|end)noteanc\b/.test(names) ? 'notesMissing' : undefined
}

/** Whether its text stands above or below the line. */
export function shiftOf({ name, attributes, style }: Element): Shift | undefined {
  const place = style['vertical-align']
  if (name === 'sup' || place === 'super' || /\bMso(?:Foot|End)noteReference\b/.test(classOf(attributes))) return 'up'
  return name === 'sub' || place === 'sub' ? 'down' : undefined
}

function classOf(attributes: Element['attributes']): string {
  return attributes.class ?? ''
}
