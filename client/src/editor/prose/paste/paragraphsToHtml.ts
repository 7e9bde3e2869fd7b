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

/**
 * Paragraphs as HTML that Word and others understand, for the clipboard: nested lists, headings, quotations. An indent
 * that lists can't say stands in `data-indent`, for when it is pasted here again.
 */
export function paragraphsToRichHtml(paragraphs: readonly Paragraph[]): string {
  return paragraphsToGroups(paragraphs).map(groupToHtml).join('')
}

function groupToHtml(group: Group): string {
  if (group.kind === 'single') return lineToHtml(group.line, group.line.paragraph.kind === 'heading' ? 'h3' : 'p')
  if (group.kind === 'quote')
    return `<blockquote>${group.lines.map((line) => lineToHtml(line, 'p')).join('')}</blockquote>`
  return listToHtml(group)
}

function listToHtml({ kind, items }: List): string {
  const name = kind === 'bullet' ? 'ul' : 'ol'
  const entries = items.map(({ line, lists }) => lineToHtml(line, 'li', lists.map(listToHtml).join('')))
  return `<${name}>${entries.join('')}</${name}>`
}

function lineToHtml({ paragraph }: Line, name: string, after = ''): string {
  const indent = paragraph.indent > 0 ? ` data-indent="${paragraph.indent}"` : ''
  return `<${name}${indent}>${paragraph.runs.map(runToHtml).join('')}${after}</${name}>`
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
