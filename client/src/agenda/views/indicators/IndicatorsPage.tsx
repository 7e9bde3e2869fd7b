import { type IndicatorSeries, indicatorsOf, type Measurement } from '@lea/agenda'
import { m } from '../../../paraglide/messages.js'
import { getLocale } from '../../../paraglide/runtime.js'
import { EmptyState } from '../../../ui/EmptyState.ts'
import { StatusChip } from '../../../ui/StatusChip.tsx'
import { Table } from '../../../ui/Table.tsx'
import { useOpenAgenda } from '../../desk/AgendaContext.ts'
import { dayText } from '../../texts/dates.ts'
import { wholeFigure } from '../../texts/figureText.ts'
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
  const measured = shown.filter(
    ({ realised, expected, inWords }) => realised.length + expected.length + inWords.length > 0,
  )
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
  const { indicator, title, unit, baseline, baselineWords, target, targetWords, targetOn, targetOnWords, source } =
    series
  const { realised, expected, inWords, latest, unfinished } = series
  const { live } = useOpenAgenda().session
  const [openBaseline, openTarget] = [openChoice(live, indicator, 'baseline'), openChoice(live, indicator, 'target')]
  return (
    <tr>
      <th scope="row">
        <BlockLink block={indicator} type="indicator" title={title} />
        <span className="view__under">{[unit, source].filter(Boolean).join(' · ')}</span>
      </th>
      <Cell isNumber label={fieldLabel('baseline')}>
        {openBaseline ?? figureText(baseline, baselineWords, unit)}
      </Cell>
      <td className="lea-number" data-label={m.views_latest()} data-none={latest === null || undefined}>
        {latest === null ? '–' : figureText(latest.value, latest.valueWords, unit)}
        {latest === null ? null : <span className="view__under">{whenText(latest.on, latest.onWords)}</span>}
      </td>
      <td
        className="lea-number"
        data-label={fieldLabel('target')}
        data-none={(target === null && targetWords === '' && openTarget === null) || undefined}
      >
        {openTarget ?? (targetText(series) || '–')}
        {targetOn === null && targetOnWords === '' ? null : (
          <span className="view__under">{whenText(targetOn, targetOnWords)}</span>
        )}
      </td>
      <td data-none={series.isReached === null || undefined}>
        <Reached series={series} />
      </td>
      <td>
        {realised.length + expected.length + inWords.length === 0 ? m.views_not_measured() : <Series series={series} />}
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
  if (first === undefined || last === undefined) return '–'
  const said = ({ value, valueWords }: Measurement) => figureText(value, valueWords, series.unit)
  return (
    <>
      <SeriesDrawing series={series} />
      {first === last ? null : (
        <span className="view__under">{m.views_series_said({ from: said(first), to: said(last) })}</span>
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
      {measured.map(({ indicator, title, unit, realised, expected, inWords }) => (
        <tbody key={indicator}>
          <tr className="view-group">
            <th scope="rowgroup" colSpan={3}>
              {[title, unit].filter(Boolean).join(', ')}
            </th>
          </tr>
          {[
            ...realised.map((each) => ({ ...each, kind: 'realised' })),
            ...expected.map((each) => ({ ...each, kind: 'expected' })),
            ...inWords,
          ].map(({ measurement, on, onWords, value, valueWords, kind }) => (
            <tr key={measurement}>
              <th scope="row">{whenText(on, onWords)}</th>
              <td>{choiceLabel(kind)}</td>
              <td className="lea-number">{valueWords || numberText(value)}</td>
            </tr>
          ))}
        </tbody>
      ))}
    </Table>
  )
}

/** As it was typed, or '92%'; other units stand under the indicator's name. */
function figureText(value: number | null, words: string, unit: string): string {
  const said = words || (value === null ? '' : numberText(value))
  return value !== null && unit.trim() === '%' && /\d$/.test(said) ? `${said}%` : said
}

function targetText({ target, targetWords, unit, direction }: IndicatorSeries): string {
  const words = figureText(target, targetWords, unit)
  return wholeFigure({ words, value: target }, choiceLabel(direction).toLowerCase(), '')
}

/** The words that were typed, or the day. */
function whenText(day: string | null, words: string): string {
  return words || (day === null ? '' : dayText(day))
}

function numberText(value: number | null): string {
  return value === null ? '–' : new Intl.NumberFormat(getLocale()).format(value)
}
