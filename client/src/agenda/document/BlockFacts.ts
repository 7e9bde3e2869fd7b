import type { BlockView } from '@lea/agenda'
import { lazyPart } from '../../ui/lazyPart.tsx'

/** What a block says in fields that have no place of their own in the text. Fetched when there is a block that has any, or early. */
export const BlockFacts = lazyPart<{ view: BlockView }>(() => import('./facts/BlockFactList.tsx'))
