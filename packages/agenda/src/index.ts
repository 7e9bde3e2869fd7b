export * from './commands/addBlock.ts'
export * from './commands/createAgenda.ts'
export * from './commands/deleteBlock.ts'
export * from './commands/moveBlock.ts'
export * from './commands/restoreBlocks.ts'
export type { BinEntry } from './document/bin.ts'
export { newId } from './document/ids.ts'
export type { Place } from './document/place.ts'
export * from './document/read.ts'
export * from './document/schemaVersion.ts'
export {
  childrenOfPlacement,
  type Node,
  placementOf,
  standsWithin,
  type Tree,
  withDescendants,
} from './document/tree.ts'
export type { Entry } from './fields/entry.ts'
export { fitsField } from './fields/fits.ts'
export { readAgendaField, readField } from './fields/readField.ts'
export { isEqualValue, meansTheSame } from './fields/sameValue.ts'
export { setAgendaField, setField } from './fields/setField.ts'
export * from './keys.ts'
export type { FieldConflict } from './live/Conflicts.ts'
export type { Topic } from './live/Listeners.ts'
export { type AgendaView, LiveAgenda } from './live/LiveAgenda.ts'
export type { BlockView, Fields } from './live/view.ts'
export * from './prose/codePoints.ts'
export * from './prose/link.ts'
export * from './prose/prose.ts'
export * from './prose/readProse.ts'
export * from './prose/writeProse.ts'
export * from './refusal.ts'
export * from './types/blockTypes.ts'
export * from './types/field.ts'
export * from './values/amount.ts'
export * from './values/period.ts'
export * from './writer.ts'
