import type { FactFields } from './facts.ts'

/**
 * Makes a function of a block's fields that remembers its answer for as long as the fields are the same object, as they are in a
 * live view until somebody writes one: what goes through all blocks of a large agenda reads, after a change, one.
 * `type` is that of the block: it may become another one with the same fields.
 */
export function rememberedFields<T>(
  read: (fields: FactFields, type: string) => T,
): (fields: FactFields, type?: string) => T {
  const kept = new WeakMap<FactFields, { type: string; answer: T }>()
  return (fields, type = '') => {
    const before = kept.get(fields)
    if (before?.type === type) return before.answer
    const answer = read(fields, type)
    kept.set(fields, { type, answer })
    return answer
  }
}
