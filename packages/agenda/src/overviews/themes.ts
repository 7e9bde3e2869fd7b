import { rememberedPerTree } from '../document/perTree.ts'
import type { Node, Tree } from '../document/tree.ts'

/** What can be a theme. */
export const themeTypes: readonly string[] = ['section', 'ambition', 'pillar']

/** What makes a chapter within a chapter more than a piece of text. */
const workTypes: readonly string[] = ['ambition', 'pillar', 'action', 'budget']

/**
 * The theme of every block that stands in one: the nearest theme at or above it. Themes are the topmost sections, ambitions and pillars;
 * and where a section holds two or more ambitions, or two or more sections with work in them, each of those too: a chapter 'Programma's'
 * is a list of themes. A single ambition is what the theme around it is after, and no theme of its own.
 */
export function themeByBlock(tree: Tree): ReadonlyMap<string, string> {
  return readThemes(tree).byBlock
}

/** The themes themselves, in the order of the document. */
export function themesIn(tree: Tree): readonly string[] {
  return readThemes(tree).themes
}

const readThemes = /* @__PURE__ */ rememberedPerTree((tree) => {
  const byBlock = new Map<string, string>()
  const themes: string[] = []
  const withWork = sectionsWithWork(tree)
  const isPart = ({ id, type }: Node) => type === 'ambition' || (type === 'section' && withWork.has(id))
  const isOneOfSeveral = (node: Node, parent: Node | undefined) =>
    parent?.type === 'section' &&
    isPart(node) &&
    parent.children.some((id) => {
      const other = tree.nodes.get(id)
      return other !== undefined && other !== node && other.type === node.type && isPart(other)
    })
  for (const node of tree.nodes.values()) {
    const above = node.parent === null ? undefined : byBlock.get(node.parent)
    const isTheme =
      themeTypes.includes(node.type) && (above === undefined || isOneOfSeveral(node, tree.nodes.get(node.parent ?? '')))
    const theme = isTheme ? node.id : above
    if (theme !== undefined) byBlock.set(node.id, theme)
    if (isTheme) themes.push(node.id)
  }
  return { byBlock, themes }
})

/** The themes that stand around a theme, the nearest first: the chapter that lists it. */
export function themesAround(tree: Tree, theme: string): readonly string[] {
  const around: string[] = []
  const themes = themeByBlock(tree)
  for (let at: string | undefined = theme; at !== undefined; ) {
    const above: string | null = tree.nodes.get(at)?.parent ?? null
    at = above === null ? undefined : themes.get(above)
    if (at !== undefined) around.push(at)
  }
  return around
}

function sectionsWithWork(tree: Tree): ReadonlySet<string> {
  const sections = new Set<string>()
  for (const { type, parent } of tree.nodes.values()) {
    if (!workTypes.includes(type)) continue
    for (let at = parent; at !== null && !sections.has(at); at = tree.nodes.get(at)?.parent ?? null) sections.add(at)
  }
  return sections
}
