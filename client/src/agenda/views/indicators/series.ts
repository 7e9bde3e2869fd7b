import type { Measurement } from '@lea/agenda'

export type Point = { readonly x: number; readonly y: number }

/** What is drawn of one indicator, in a field of `width` by `height` with the origin at the top. */
export type Drawn = {
  readonly realised: readonly Point[]
  readonly expected: readonly Point[]
  /** The height of the target's line. */
  readonly target: number | null
}

type Measured = Pick<Measurement, 'on' | 'value'>
type Series = {
  readonly realised: readonly Measured[]
  readonly expected: readonly Measured[]
  readonly target: number | null
}

/**
 * The points of a series in a small field: days go to the right, values go up. Everything that there is fits, the target too; a
 * series of one value stands in the middle.
 */
export function drawSeries(
  { realised, expected, target }: Series,
  { width, height, margin }: { width: number; height: number; margin: number },
): Drawn {
  const all = [...realised, ...expected]
  const days = all.map(({ on }) => Date.parse(on))
  const values = [...all.map(({ value }) => value), ...(target === null ? [] : [target])]
  const scale = (low: number, high: number, size: number) => (at: number) =>
    high === low ? size / 2 : margin + ((at - low) / (high - low)) * (size - 2 * margin)
  const across = scale(Math.min(...days), Math.max(...days), width)
  const up = scale(Math.min(...values), Math.max(...values), height)
  const toPoint = ({ on, value }: Measured): Point => ({ x: across(Date.parse(on)), y: height - up(value) })
  return {
    realised: realised.map(toPoint),
    expected: expected.map(toPoint),
    target: target === null ? null : height - up(target),
  }
}

/** The points as the `points` of an SVG line. */
export function toLine(points: readonly Point[]): string {
  return points.map(({ x, y }) => `${Math.round(x * 10) / 10},${Math.round(y * 10) / 10}`).join(' ')
}
