import { directionOf, isAsGood } from '../figures/figure.ts'
import {
  childrenOfType,
  type FactFields,
  type Facts,
  figureOf,
  idsOfType,
  isSet,
  settled,
  titleIn,
  typedFor,
  wordsOf,
} from './facts.ts'

export type Measurement = {
  readonly measurement: string
  readonly on: string
  readonly value: number
  /** The day and the value as they were typed, where that says more: 'eind 2026', 'circa 25%'. */
  readonly onWords: string
  readonly valueWords: string
}

/** A measurement of which the day or the value is in words that come to none: it has no place in a line. */
export type MeasurementInWords = Omit<Measurement, 'on' | 'value'> & {
  readonly on: string | null
  readonly value: number | null
  readonly kind: 'realised' | 'expected'
}

/** One indicator: where it stood, where it should go, and how it went. */
export type IndicatorSeries = {
  readonly indicator: string
  readonly title: string
  readonly unit: string
  readonly baseline: number | null
  readonly target: number | null
  readonly targetOn: string | null
  /** As they were typed, where that says more: '>10%', '1 op 27', 'eind 2026'. */
  readonly baselineWords: string
  readonly targetWords: string
  readonly targetOnWords: string
  readonly direction: 'atLeast' | 'atMost'
  readonly source: string
  /** By day, each a series of its own. */
  readonly realised: readonly Measurement[]
  readonly expected: readonly Measurement[]
  readonly inWords: readonly MeasurementInWords[]
  /** What was measured last, in a line or in words. */
  readonly latest: Measurement | MeasurementInWords | null
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
    const inWords: MeasurementInWords[] = []
    for (const measurement of childrenOfType(tree, indicator, 'measurement')) {
      const measured = read(measurement)?.fields
      const [on, value] = [dayOf(measured, 'on'), figureOf(measured, 'value')]
      const typed = { measurement, onWords: typedFor(measured, 'on'), valueWords: typedFor(measured, 'value') }
      const kind = wordsOf(measured, 'figureKind') === 'expected' ? 'expected' : 'realised'
      if (on !== null && value !== null) (kind === 'expected' ? expected : realised).push({ ...typed, on, value })
      else if ((on ?? typed.onWords) !== '' && (value ?? typed.valueWords) !== '')
        inWords.push({ ...typed, on, value, kind })
      else unfinished.push(measurement)
    }
    for (const series of [realised, expected]) series.sort(byDay)
    const baseline = { words: typedFor(fields, 'baseline'), value: figureOf(fields, 'baseline') }
    const target = { words: typedFor(fields, 'target'), value: figureOf(fields, 'target') }
    const said = directionOf(target)
    const chosen = wordsOf(fields, 'direction') === 'atMost' ? 'atMost' : 'atLeast'
    const direction = isSet(fields, 'direction') ? chosen : (said ?? 'atLeast')
    const latest = [...realised, ...inWords.filter(({ kind }) => kind === 'realised')].sort(byDay).at(-1) ?? null
    const now = latest ? { words: latest.valueWords, value: latest.value } : baseline
    return {
      indicator,
      title: titleIn(facts, indicator),
      unit: wordsOf(fields, 'unit'),
      baseline: baseline.value,
      target: target.value,
      targetOn: dayOf(fields, 'targetOn'),
      baselineWords: baseline.words,
      targetWords: target.words,
      targetOnWords: typedFor(fields, 'targetOn'),
      direction,
      source: wordsOf(fields, 'source'),
      realised,
      expected,
      inWords,
      latest,
      unfinished,
      isReached: said !== null && said !== direction ? null : isAsGood(now, target, direction),
    }
  })
}

function dayOf(fields: FactFields | undefined, field: string): string | null {
  const day = settled(fields, field)
  return typeof day === 'string' ? day : null
}

/** What has no day comes first: nothing tells that it is of later. */
function byDay({ on: a }: { on: string | null }, { on: b }: { on: string | null }): number {
  return (a ?? '') < (b ?? '') ? -1 : (a ?? '') > (b ?? '') ? 1 : 0
}
