import type { Tree } from '../document/tree.ts'
import type { Entry } from '../fields/entry.ts'

/** Who answers for a block: the partners or bodies named as its 'trekker', at the block itself or at the nearest one above it that has any. */
export type Lead = {
  /** The block that they were named at. */
  readonly block: string
  /** Ids of partners and bodies; several while people disagree about it. */
  readonly partners: readonly string[]
}

/**
 * Who answers for a block; null when nobody does. A courtesy, not a lock: others may change the block all the same, they
 * are asked first and the change is noted (`noteTouch`). A field that was emptied on purpose ends the search: nobody does.
 */
export function leadOf(
  tree: Pick<Tree, 'nodes'>,
  leadsAt: (block: string) => readonly Entry[] | undefined,
  block: string,
): Lead | null {
  for (let at: string | null = block; at !== null; at = tree.nodes.get(at)?.parent ?? null) {
    const entries = leadsAt(at) ?? []
    if (entries.length === 0) continue
    const partners = entries.flatMap(({ value }) => (typeof value === 'string' && value !== '' ? [value] : []))
    return partners.length === 0 ? null : { block: at, partners }
  }
  return null
}

/** Whether the name that somebody gave as organisation is one of a partner's names, whatever the capitals and spaces. */
export function isNameOf(organisation: string, ...names: readonly string[]): boolean {
  const own = plain(organisation)
  return own !== '' && names.some((name) => plain(name) === own)
}

function plain(name: string): string {
  return name.normalize('NFC').trim().replace(/\s+/g, ' ').toLocaleLowerCase('nl')
}
