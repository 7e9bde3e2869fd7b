import type { BlockTypeName, FieldValue } from '@lea/agenda'

/** The kinds of block that are written down at the block they hang under, and what a new one begins with. */
const beginnings = {
  role: { kind: 'involved' },
  budget: { kind: 'cost' },
  seat: {},
  responsibility: {},
  measurement: { figureKind: 'realised' },
} as const satisfies Partial<Record<BlockTypeName, Record<string, FieldValue>>>

export type AttachedType = keyof typeof beginnings

export const attachedTypes = Object.keys(beginnings) as readonly AttachedType[]

/** Those that are shown as a card each, at their owner: what has no form of its own in the panel, and meetings. */
export const cardTypes = [
  'seat',
  'responsibility',
  'measurement',
  'meeting',
] as const satisfies readonly BlockTypeName[]

export type CardType = (typeof cardTypes)[number]

export function isAttachedType(type: string | undefined): type is AttachedType {
  return type !== undefined && Object.hasOwn(beginnings, type)
}

/** What the fields of a new one say. */
export function beginningOf(type: AttachedType): Readonly<Record<string, FieldValue>> {
  return beginnings[type]
}
