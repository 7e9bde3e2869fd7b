import { childrenOfType, type Facts, figureOf, idsOfType, settled, titleIn, wordsOf } from './facts.ts'

export type Measurement = { readonly measurement: string; readonly on: string; readonly value: number }

/** One indicator: where it stood, where it should go, and how it went. */
export type IndicatorSeries = {
  readonly indicator: string
  readonly title: string
  readonly unit: string
  readonly baseline: number | null
  readonly target: number | null
  readonly targetOn: string | null
  readonly direction: 'atLeast' | 'atMost'
  readonly source: string
  /** By day, each a series of its own. */
  readonly realised: readonly Measurement[]
  readonly expected: readonly Measurement[]
  /** Measurements without a day or a value. */
  readonly unfinished: readonly string[]
  /** Whether the latest realised value, or without one the baseline, is as good as the target; null: nothing to compare. */
  readonly isReached: boolean | null
}

/** All indicators with their measurements, in the order of the document. */
export function indicatorsOf(facts: Facts): readonly IndicatorSeries[] {
  const { tree, read } = facts
  return idsOfType(tree, 'indicator').map((indicator): IndicatorSeries => {
    const fields = read(indicator)?.fields
    const [realised, expected, unfinished]: [Measurement[], Measurement[], string[]] = [[], [], []]
    for (const measurement of childrenOfType(tree, indicator, 'measurement')) {
      const measured = read(measurement)?.fields
      const on = settled(measured, 'on')
      const value = figureOf(measured, 'value')
      if (typeof on !== 'string' || value === null) unfinished.push(measurement)
      else (wordsOf(measured, 'figureKind') === 'expected' ? expected : realised).push({ measurement, on, value })
    }
    for (const series of [realised, expected]) series.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
    const baseline = figureOf(fields, 'baseline')
    const target = figureOf(fields, 'target')
    const direction = wordsOf(fields, 'direction') === 'atMost' ? 'atMost' : 'atLeast'
    const now = realised.at(-1)?.value ?? baseline
    const targetOn = settled(fields, 'targetOn')
    return {
      indicator,
      title: titleIn(facts, indicator),
      unit: wordsOf(fields, 'unit'),
      baseline,
      target,
      targetOn: typeof targetOn === 'string' ? targetOn : null,
      direction,
      source: wordsOf(fields, 'source'),
      realised,
      expected,
      unfinished,
      isReached: now === null || target === null ? null : direction === 'atLeast' ? now >= target : now <= target,
    }
  })
}
