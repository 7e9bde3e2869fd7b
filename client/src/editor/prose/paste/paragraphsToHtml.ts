import { isSafeLink, type Paragraph, type Run } from '@lea/agenda'
import { type Group, type Line, type List, paragraphsToGroups } from '../../static/groups.ts'

/**
 * Paragraphs as the flat HTML that the schema reads back without loss. `data-pm-slice` tells ProseMirror to leave the
 * spaces alone, and that the first and last paragraph may run on in the text around them.
 */
export function paragraphsToFlatHtml(paragraphs: readonly Paragraph[]): string {
  const lines = paragraphs.map(({ kind, indent, runs }, index) => {
    const slice = index === 0 ? ' data-pm-slice="1 1 []"' : ''
    return `<p${slice} data-kind="${kind}" data-indent="${indent}">${runs.map(runToHtml).join('')}</p>`
  })
  return lines.join('')
}

/** An element as ProseMirror's `renderSpec` takes it: its name, its attributes, and words or elements in it. */
export type Markup = string | readonly [name: string, attributes: Readonly<Record<string, string>>, ...inside: Markup[]]

/**
 * Paragraphs as HTML that Word and others understand, for the clipboard: nested lists, headings, quotations. An indent
 * that lists can't say stands in `data-indent`, for when it is pasted here again. Elements, not words that a browser
 * would have to read as HTML.
 */
export function paragraphsToRichMarkup(paragraphs: readonly Paragraph[]): Markup[] {
  return paragraphsToGroups(paragraphs).map(groupToMarkup)
}

function groupToMarkup(group: Group): Markup {
  if (group.kind === 'single') return lineToMarkup(group.line, group.line.paragraph.kind === 'heading' ? 'h3' : 'p')
  if (group.kind === 'quote') return ['blockquote', {}, ...group.lines.map((line) => lineToMarkup(line, 'p'))]
  return listToMarkup(group)
}

function listToMarkup({ kind, items }: List): Markup {
  const entries = items.map(({ line, lists }) => lineToMarkup(line, 'li', lists.map(listToMarkup)))
  return [kind === 'bullet' ? 'ul' : 'ol', {}, ...entries]
}

function lineToMarkup({ paragraph }: Line, name: string, after: readonly Markup[] = []): Markup {
  const attributes: Record<string, string> = paragraph.indent > 0 ? { 'data-indent': `${paragraph.indent}` } : {}
  return [name, attributes, ...paragraph.runs.map(runToMarkup), ...after]
}

function runToMarkup(run: Run): Markup {
  let markup: Markup = run.text
  if (run.underline) markup = ['u', {}, markup]
  if (run.italic) markup = ['em', {}, markup]
  if (run.bold) markup = ['strong', {}, markup]
  return isSafeLink(run.link) ? ['a', { href: run.link }, markup] : markup
}

function runToHtml(run: Run): string {
  let html = escapeHtml(run.text)
  if (run.underline) html = `<u>${html}</u>`
  if (run.italic) html = `<em>${html}</em>`
  if (run.bold) html = `<strong>${html}</strong>`
  return isSafeLink(run.link) ? `<a href="${escapeHtml(run.link)}">${html}</a>` : html
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
