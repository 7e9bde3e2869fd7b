import type { Field } from './field.ts'
import type { BlockTypeName } from './names.ts'

/** Where a block is drawn: in the text, inside its parent (roles and budget lines), or on a page of its own. */
export type Placement = 'document' | 'attached' | 'list'

export type BlockType = {
  placement: Placement
  /** Types that it may stand under; 'agenda' is the top level. */
  parents: readonly (BlockTypeName | 'agenda')[]
  /** Whether it counts in the numbering of the text ('2.3'). */
  numbered: boolean
  fields: Readonly<Record<string, Field>>
}
