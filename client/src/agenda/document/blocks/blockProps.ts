import type { BlockView } from '@lea/agenda'
import type { PersonHere } from '../../../session/session.ts'
import type { Part } from '../../desk/Desk.ts'
import type { BlockRow } from '../rows.ts'

/** What every kind of block is drawn from. */
export type BlockProps = {
  row: BlockRow
  view: BlockView
  hand: Part | 'block' | null
  people: readonly PersonHere[]
}
