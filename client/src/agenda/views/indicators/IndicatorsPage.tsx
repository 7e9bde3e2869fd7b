import { type IndicatorSeries, indicatorsOf } from '@lea/agenda'
import { m } from '../../../paraglide/messages.js'
import { getLocale } from '../../../paraglide/runtime.js'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { StatusChip } from '../../../ui/StatusChip.tsx'
import { Table } from '../../../ui/Table.tsx'
import { useOpenAgenda } from '../../desk/AgendaContext.ts'
import { dayText } from '../../texts/dates.ts'
import { choiceLabel, fieldLabel, typeLabel } from '../../texts/labels.ts'
import '../../texts/moreLabels.ts'
import { BlockLink } from '../BlockLink.tsx'
import { Cell } from '../Cell.tsx'
import { openChoice } from '../OpenChoice.tsx'
import { useView, type View } from '../reading/useView.ts'
import { Shown, ToPage, ViewFrame } from '../ViewFrame.tsx'
import { SeriesDrawing } from './SeriesDrawing.tsx'
import './IndicatorsPage.css'

/** Where every indicator stood, where it should go, and how it went. */
export default function IndicatorsPage() {
  const view = useView(indicatorsOf)
  return (
    <ViewFrame name="indicators" view={view}>
      {(read) => <Indicators {...read} />}
    </ViewFrame>
  )
}

function Indicators({ value, shows, mayBeOfYear, isFiltering }: View<readonly IndicatorSeries[]>) {
  if (value.length === 0) {
    return (
      <EmptyState title={m.views_indicators_empty()} actions={<ToPage page="document" />}>
        <p>{m.views_indicators_empty_text()}</p>
      </EmptyState>
    )
  }
  const shown = value.filter(({ indicator }) => shows(indicator))
  const measured = shown.filter(({ realised, expected }) => realised.length + expected.length > 0)
  return (
    <section className="view__part">
      <Shown
        of={m.views_indicators_of()}
        yearless={value.filter(({ indicator }) => mayBeOfYear(indicator)).length}
        shown={shown.length}
        total={value.length}
        isFiltering={isFiltering}
      />
      {shown.length === 0 ? null : (
        <Table stacks label={m.views_indicators_caption()}>
          <caption>{m.views_indicators_caption()}</caption>
          <thead>
            <tr>
              <th scope="col">{typeLabel('indicator')}</th>
              <th scope="col" className="lea-number">
                {fieldLabel('baseline')}
              </th>
              <th scope="col" className="lea-number">
                {m.views_latest()}
              </th>
              <th scope="col" className="lea-number">
                {fieldLabel('target')}
              </th>
              <th scope="col">{m.views_reached()}</th>
              <th scope="col">{m.views_series()}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((series) => (
              <IndicatorRow key={series.indicator} series={series} />
            ))}
          </tbody>
        </Table>
      )}
      {measured.length === 0 ? null : <Measurements measured={measured} />}
    </section>
  )
}

function IndicatorRow({ series }: { series: IndicatorSeries }) {
  const { indicator, title, unit, baseline, target, targetOn, direction, source, realised, expected, unfinished } =
    series
  const { live } = useOpenAgenda().session
  const last = realised.at(-1)
  const [openBaseline, openTarget] = [openChoice(live, indicator, 'baseline'), openChoice(live, indicator, 'target')]
  return (
    <tr>
      <th scope="row">
        <BlockLink block={indicator} type="indicator" title={title} />
        <span className="view__under">{[unit, source].filter(Boolean).join(' · ')}</span>
      </th>
      <Cell isNumber label={fieldLabel('baseline')}>
        {openBaseline ?? (baseline === null ? '' : figureText(baseline, unit))}
      </Cell>
      <td className="lea-number" data-label={m.views_latest()} data-none={last === undefined || undefined}>
        {figureText(last?.value ?? null, unit)}
        {last === undefined ? null : <span className="view__under">{dayText(last.on)}</span>}
      </td>
      <td
        className="lea-number"
        data-label={fieldLabel('target')}
        data-none={(target === null && openTarget === null) || undefined}
      >
        {openTarget ?? (target === null ? '–' : `${choiceLabel(direction).toLowerCase()} ${figureText(target, unit)}`)}
        {targetOn === null ? null : <span className="view__under">{dayText(targetOn)}</span>}
      </td>
      <td data-none={series.isReached === null || undefined}>
        <Reached series={series} />
      </td>
      <td>
        {realised.length + expected.length === 0 ? m.views_not_measured() : <Series series={series} />}
        {unfinished.length === 0 ? null : (
          <span className="view__under">{m.views_unfinished({ count: unfinished.length })}</span>
        )}
        {unfinished.map((measurement) => {
          const both = openChoice(live, measurement, 'value') ?? openChoice(live, measurement, 'on')
          return both === null ? null : (
            <span key={measurement} className="view__under">
              {both}
            </span>
          )
        })}
      </td>
    </tr>
  )
}

/** The drawing, and in words where the line begins and ends. */
function Series({ series }: { series: IndicatorSeries }) {
  const all = [...series.realised, ...series.expected].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
  const [first, last] = [all[0], all.at(-1)]
  return (
    <>
      <SeriesDrawing series={series} />
      {first === undefined || last === undefined || first === last ? null : (
        <span className="view__under">
          {m.views_series_said({ from: figureText(first.value, series.unit), to: figureText(last.value, series.unit) })}
        </span>
      )}
    </>
  )
}

function Reached({ series: { isReached } }: { series: IndicatorSeries }) {
  if (isReached === null) return '–'
  return isReached ? (
    <StatusChip tone="positive" icon="check">
      {m.views_is_reached()}
    </StatusChip>
  ) : (
    <StatusChip tone="warning">{m.views_not_reached()}</StatusChip>
  )
}

/** The figures of the drawings. */
function Measurements({ measured }: { measured: readonly IndicatorSeries[] }) {
  return (
    <Table label={m.views_measurements_caption()}>
      <caption>{m.views_measurements_caption()}</caption>
      <thead>
        <tr>
          <th scope="col">{fieldLabel('on')}</th>
          <th scope="col">{fieldLabel('figureKind')}</th>
          <th scope="col" className="lea-number">
            {fieldLabel('value')}
          </th>
        </tr>
      </thead>
      {measured.map(({ indicator, title, unit, realised, expected }) => (
        <tbody key={indicator}>
          <tr className="view-group">
            <th scope="rowgroup" colSpan={3}>
              {[title, unit].filter(Boolean).join(', ')}
            </th>
          </tr>
          {[
            ...realised.map((each) => ({ ...each, kind: 'realised' })),
            ...expected.map((each) => ({ ...each, kind: 'expected' })),
          ].map(({ measurement, on, value, kind }) => (
            <tr key={measurement}>
              <th scope="row">{dayText(on)}</th>
              <td>{choiceLabel(kind)}</td>
              <td className="lea-number">{numberText(value)}</td>
            </tr>
          ))}
        </tbody>
      ))}
    </Table>
  )
}

/** '92%'; other units stand under the indicator's name. */
function figureText(value: number | null, unit: string): string {
  return value !== null && unit.trim() === '%' ? `${numberText(value)}%` : numberText(value)
}

function numberText(value: number | null): string {
  return value === null ? '–' : new Intl.NumberFormat(getLocale()).format(value)
}
