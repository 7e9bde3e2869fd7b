import type { BlockView, FieldValue, LiveAgenda } from '@lea/agenda'
import type { TextType } from './placeForNew.ts'

/** What an agreement has in common with the one before it: they were made about the same topic, in the same session. */
const sharedByAgreements = ['topics', 'basis', 'agreedOn', 'meeting'] as const

/**
 * What a new block says of itself because of where it is added, besides what its type begins with: an agreement is about what the
 * one before it is about, or the chapter that it is the first of.
 */
export function beginsWith(
  live: LiveAgenda,
  type: TextType,
  { parent, after }: { parent: string | null; after?: string | null },
): Record<string, FieldValue> {
  if (type !== 'agreement') return {}
  const before = typeof after === 'string' && live.tree().nodes.get(after)?.type === type ? after : parent
  const view = before === null ? undefined : live.block(before)
  return Object.fromEntries(sharedByAgreements.flatMap((field) => settledIn(view, field)))
}

function settledIn(view: BlockView | undefined, field: string): [string, FieldValue][] {
  const [entry, ...others] = view?.fields[field] ?? []
  return entry && entry.value !== null && others.length === 0 ? [[field, entry.value]] : []
}
