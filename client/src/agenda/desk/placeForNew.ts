import { type BlockTypeName, isBlockTypeName, mayStandUnder, type Tree } from '@lea/agenda'

/** The kinds of block that stand in the text, from the widest to the narrowest. */
export const textTypes = ['section', 'ambition', 'pillar', 'action'] as const satisfies readonly BlockTypeName[]

export type TextType = (typeof textTypes)[number]

export function isTextType(type: string): type is TextType {
  return (textTypes as readonly string[]).includes(type)
}

/**
 * Where a new block goes that is asked for at `near`: narrower kinds go into it, as the first thing below its own text;
 * equal and wider kinds come after it, or after the nearest block around it that is not narrower than they are.
 * Without `near` it is the last of the agenda.
 */
export function placeForNew(
  tree: Tree,
  type: TextType,
  near: string | null,
): { parent: string | null; after?: string | null } {
  const rank = textTypes.indexOf(type)
  let at = near === null ? undefined : tree.nodes.get(near)
  while (at) {
    const rankHere = isTextType(at.type) ? textTypes.indexOf(at.type) : textTypes.length
    if (rankHere < rank && isBlockTypeName(at.type) && mayStandUnder(type, at.type)) {
      return at.id === near ? { parent: at.id, after: null } : { parent: at.id, after: childAround(tree, at.id, near) }
    }
    const parent = at.parent === null ? undefined : tree.nodes.get(at.parent)
    if (rankHere === rank && mayStandUnder(type, parent?.type ?? 'agenda')) return { parent: at.parent, after: at.id }
    if (!parent && mayStandUnder(type, 'agenda')) return { parent: null, after: at.id }
    at = parent
  }
  return { parent: null }
}

/** The child of `ancestor` that holds `block`. */
function childAround(tree: Tree, ancestor: string, block: string | null): string | null {
  let at = block === null ? undefined : tree.nodes.get(block)
  while (at && at.parent !== ancestor) at = at.parent === null ? undefined : tree.nodes.get(at.parent)
  return at?.id ?? null
}

/** The kinds that can be added at this place; at the agenda's end when there is none. */
export function typesToAdd(tree: Tree, near: string | null): readonly TextType[] {
  if (near === null) return textTypes.filter((type) => mayStandUnder(type, 'agenda'))
  return textTypes.filter((type) => {
    const { parent } = placeForNew(tree, type, near)
    return mayStandUnder(type, parent === null ? 'agenda' : (tree.nodes.get(parent)?.type ?? ''))
  })
}
