import type { IndicatorSeries } from '@lea/agenda'
import { drawSeries, toLine } from './series.ts'

const field = { width: 132, height: 36, margin: 4 }

/** How an indicator went, as a small drawing. Only for the eye: the table of measurements says the same in figures. */
export function SeriesDrawing({ series }: { series: IndicatorSeries }) {
  const { realised, expected, target } = drawSeries(series, field)
  return (
    <svg
      className="series"
      width={field.width}
      height={field.height}
      viewBox={`0 0 ${field.width} ${field.height}`}
      aria-hidden="true"
      focusable="false"
    >
      {target === null ? null : <line className="series__target" x1={0} x2={field.width} y1={target} y2={target} />}
      <polyline className="series__line series__line--expected" points={toLine(expected)} />
      <polyline className="series__line" points={toLine(realised)} />
      {[...expected, ...realised].map(({ x, y }) => (
        <circle key={`${x}:${y}`} className="series__dot" cx={x} cy={y} r={2.5} />
      ))}
    </svg>
  )
}
