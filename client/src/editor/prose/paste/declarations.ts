import { isSafeLink, type Run } from '@lea/agenda'

type Marks = Omit<Run, 'text'>

/** The declarations of a `style` attribute, in lower case. */
export function readDeclarations(style: string): Record<string, string> {
  const declarations: Record<string, string> = {}
  for (const each of style.split(';')) {
    const colon = each.indexOf(':')
    if (colon > 0)
      declarations[each.slice(0, colon).trim().toLowerCase()] = each
        .slice(colon + 1)
        .trim()
        .toLowerCase()
  }
  return declarations
}

/** The marks of text in an element, given those around it. A style wins from the name: Google writes a <b> that isn't bold. */
export function readMarks(
  around: Marks,
  name: string,
  attributes: Readonly<Record<string, string>>,
  style: Readonly<Record<string, string>>,
): Marks {
  const weight = style['font-weight'] ?? (name === 'b' || name === 'strong' || name === 'th' ? 'bold' : undefined)
  const slant = style['font-style'] ?? (name === 'i' || name === 'em' ? 'italic' : undefined)
  const line = style['text-decoration-line'] ?? style['text-decoration'] ?? ''
  const isUnderlined = around.underline === true || name === 'u' || line.includes('underline')
  const isBold = weight === undefined ? around.bold === true : /^(bold|bolder|[6-9]\d\d)$/.test(weight)
  const isItalic = slant === undefined ? around.italic === true : /^(italic|oblique)/.test(slant)
  const link = name === 'a' && isSafeLink(attributes.href) ? attributes.href : around.link
  return {
    ...(isBold && { bold: true }),
    ...(isItalic && { italic: true }),
    ...(isUnderlined && { underline: true }),
    ...(link !== undefined && { link }),
  }
}
