import { type Finding, findingKey } from '@lea/agenda'

/** What one looks at as one thing, and dismisses with one reason: a finding, or all that is missing in one assignment. */
export type Point<T = Finding> = { readonly key: string; readonly first: T; readonly all: readonly T[] }

/** Checks that find one thing per field that is empty: of one block those are one point. */
const perField: readonly string[] = ['assignmentIsNotSmart', 'funderHasNoCompetentBoard']

/**
 * Findings as points, in their order. `findingOf`: of what is folded; `sameOnly`: words that must be equal for two to be one point.
 * The findings themselves stay apart, so that a field that somebody empties later counts anew.
 */
export function pointsOf<T>(
  found: readonly T[],
  findingOf: (each: T) => Finding,
  sameOnly: (each: T) => string = () => '',
): readonly Point<T>[] {
  const points = new Map<string, { key: string; first: T; all: T[] }>()
  for (const each of found) {
    const finding = findingOf(each)
    const isFolded = perField.includes(finding.check)
    const key = isFolded ? `${findingKey({ ...finding, detail: '' })}~${sameOnly(each)}` : findingKey(finding)
    const known = points.get(key)
    if (known) known.all.push(each)
    else points.set(key, { key, first: each, all: [each] })
  }
  return [...points.values()]
}
