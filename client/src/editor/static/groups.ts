import type { Paragraph } from '@lea/agenda'

/** A paragraph with its place in the text: what is drawn for it stands at the same place in the editor. */
export type Line = { index: number; paragraph: Paragraph }

/** One entry of a list: its own line, and the deeper lists that follow it. */
export type Item = { line: Line; lists: List[] }

export type List = { kind: 'bullet' | 'number'; items: Item[] }

export type Group = List | { kind: 'quote'; lines: Line[] } | { kind: 'single'; line: Line }

/**
 * Flat paragraphs as the nested groups of HTML: bullets and numbers that follow each other become lists, a deeper one
 * becomes a list inside the entry before it, quotes that follow each other become one quotation.
 */
export function paragraphsToGroups(paragraphs: readonly Paragraph[]): Group[] {
  const groups: Group[] = []
  // The lists that are open now, outermost first, each with the indent of its entries.
  let open: { indent: number; list: List }[] = []
  for (const [index, paragraph] of paragraphs.entries()) {
    const line = { index, paragraph }
    const { kind, indent } = paragraph
    if (kind !== 'bullet' && kind !== 'number') {
      open = []
      const last = groups.at(-1)
      if (kind === 'quote' && last?.kind === 'quote') last.lines.push(line)
      else groups.push(kind === 'quote' ? { kind, lines: [line] } : { kind: 'single', line })
      continue
    }
    const shallower = open.filter((each) => each.indent < indent)
    const same = open.find((each) => each.indent === indent)
    const parent = shallower.at(-1)?.list.items.at(-1)
    if (same?.list.kind === kind) {
      same.list.items.push({ line, lists: [] })
      open = [...shallower, same]
    } else {
      const list: List = { kind, items: [{ line, lists: [] }] }
      if (parent) parent.lists.push(list)
      else groups.push(list)
      open = [...shallower, { indent, list }]
    }
  }
  return groups
}
