import { type BlockTypeName, blockTypes, isBlockTypeName, mayStandUnder, type Tree } from '@lea/agenda'

/** The kinds of block that one adds most, from the widest to the narrowest. */
export const textTypes = ['section', 'ambition', 'pillar', 'action'] as const satisfies readonly BlockTypeName[]

/**
 * How wide each kind is that stands in the text: a wider one can hold a narrower one. What is put on record hangs under
 * whatever it is about, so it is narrower than all of these; what isn't named here is on record.
 */
const widths: Readonly<Partial<Record<BlockTypeName, number>>> = {
  section: 0,
  text: 0,
  ambition: 1,
  pillar: 2,
  focusGoal: 3,
  action: 4,
  // these two are also put under an agreement
  indicator: 6,
  legalReference: 6,
}
const widthOnRecord = 5

/** A kind that stands in the text: see `isTextType`. */
export type TextType = BlockTypeName

export function isTextType(type: string): type is TextType {
  return isBlockTypeName(type) && blockTypes[type].placement === 'document'
}

function widthOf(type: string): number {
  return isTextType(type) ? (widths[type] ?? widthOnRecord) : Number.POSITIVE_INFINITY
}

const addedMost: readonly TextType[] = [...textTypes, 'agreement', 'text', 'focusGoal']

/** Every kind that can be added to the text, as a menu lists them: what one adds most comes first. */
export const addedTypes: readonly TextType[] = [
  ...addedMost,
  ...(Object.keys(blockTypes) as BlockTypeName[]).filter((type) => isTextType(type) && !addedMost.includes(type)),
]

/** What people write down one after another: goals, actions, agreements, open points. */
export function isListed(type: string): type is TextType {
  return isTextType(type) && widthOf(type) >= widthOf('focusGoal')
}

/**
 * Where a new block goes that is asked for at `near`: narrower kinds go into it, as the first thing below its own text;
 * equal and wider kinds come after it, or after the nearest block around it that is not narrower than they are. A chapter without
 * a number that is asked for inside a chapter stays in it. Without `near` it is the last of the agenda.
 */
export function placeForNew(
  tree: Tree,
  type: TextType,
  near: string | null,
): { parent: string | null; after?: string | null } {
  const width = widthOf(type)
  let at = near === null ? undefined : tree.nodes.get(near)
  while (at) {
    const widthHere = widthOf(at.type)
    if (type === 'text' && widthHere === width && at.id !== near) {
      return { parent: at.id, after: childAround(tree, at.id, near) }
    }
    if (widthHere < width && isBlockTypeName(at.type) && mayStandUnder(type, at.type)) {
      return at.id === near ? { parent: at.id, after: null } : { parent: at.id, after: childAround(tree, at.id, near) }
    }
    const parent = at.parent === null ? undefined : tree.nodes.get(at.parent)
    if (widthHere === width && mayStandUnder(type, parent?.type ?? 'agenda')) return { parent: at.parent, after: at.id }
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
  if (near === null) return addedTypes.filter((type) => mayStandUnder(type, 'agenda'))
  return addedTypes.filter((type) => {
    const { parent } = placeForNew(tree, type, near)
    return mayStandUnder(type, parent === null ? 'agenda' : (tree.nodes.get(parent)?.type ?? ''))
  })
}
