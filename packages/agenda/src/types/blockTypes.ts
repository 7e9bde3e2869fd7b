import type { BlockType } from './blockType.ts'
import { bodyTypes } from './bodyTypes.ts'
import type { BlockTypeName } from './names.ts'
import { partnerTypes } from './partnerTypes.ts'
import { planTypes } from './planTypes.ts'
import { recordTypes } from './recordTypes.ts'

export { agendaFields } from './agendaFields.ts'
export type { BlockType, Placement } from './blockType.ts'
export type { BlockTypeName } from './names.ts'

/** Every type that this build knows. Adding a type is adding one entry here; the folder's README has the recipe. */
export const blockTypes: Readonly<Record<BlockTypeName, BlockType>> = {
  ...planTypes,
  ...partnerTypes,
  ...bodyTypes,
  ...recordTypes,
}

/** Whether this build knows the type. A document of a newer build may hold others: those are kept and shown, not edited. */
export function isBlockTypeName(name: unknown): name is BlockTypeName {
  return typeof name === 'string' && Object.hasOwn(blockTypes, name)
}

/** Whether a block of this type may stand under a parent of that type ('agenda' is the top level). */
export function mayStandUnder(type: BlockTypeName, parentType: string): boolean {
  return (blockTypes[type].parents as readonly string[]).includes(parentType)
}
