import { type Paragraph, proseToText } from '../prose/prose.ts'

/**
 * Makes a function of the words of a body that remembers its answer for as long as the body is the same object, as it is in a
 * live view until somebody types in it. So a check that reads every text of a large agenda reads, after a letter, one.
 * `scope` says what else the answer depends on.
 */
export function rememberedReading<T>(
  read: (text: string, scope: string) => T,
): (body: readonly Paragraph[], scope?: string) => T {
  const kept = new WeakMap<readonly Paragraph[], { scope: string; answer: T }>()
  return (body, scope = '') => {
    const before = kept.get(body)
    if (before?.scope === scope) return before.answer
    const answer = read(proseToText(body), scope)
    kept.set(body, { scope, answer })
    return answer
  }
}
