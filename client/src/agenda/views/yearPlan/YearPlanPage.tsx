import { type YearPlan, type YearPlanColumn, type YearPlanRow, yearPlanColumns, yearPlanOf } from '@lea/agenda'
import { m } from '../../../paraglide/messages.js'
import { EmptyState } from '../../../ui/EmptyState.ts'
import { WideTable } from '../../../ui/WideTable.tsx'
import { useOpenAgenda } from '../../desk/AgendaContext.ts'
import { useKindLabel } from '../../desk/reading.ts'
import { TitleField } from '../../fields/TitleField.tsx'
import { Roles } from '../../panel/Roles.tsx'
import { fieldLabel, kindLabel, typeLabel } from '../../texts/labels.ts'
import { pluralLabel } from '../../texts/plurals.ts'
import { untitled } from '../../texts/titleOf.ts'
import '../../texts/panelLabels.ts'
import { takeBackOnEscape } from '../../work/takeBackOnEscape.ts'
import { useGoToBlock } from '../../work/useGoToBlock.ts'
import { AddTo } from '../AddTo.tsx'
import { BlockLink } from '../BlockLink.tsx'
import { useView, type View } from '../reading/useView.ts'
import { usePlural } from '../usePlural.ts'
import { Shown, ToPage, ViewFrame } from '../ViewFrame.tsx'
import { PlanCell } from './PlanCell.tsx'
import { shownIn } from './shownIn.ts'
import './YearPlanPage.css'

/** What each ambition comes to this year, in the seven columns of a year plan; every cell is written where it stands. */
export default function YearPlanPage() {
  const view = useView(yearPlanOf)
  return (
    <ViewFrame name="yearPlan" view={view}>
      {(read) => <Plan {...read} />}
    </ViewFrame>
  )
}

function Plan({ value, shows, mayBeOfYear, isFiltering }: View<YearPlan>) {
  const ambitionKind = useKindLabel('ambition')
  const ambitions = usePlural('ambition')
  const { rows, elsewhere } = value
  if (rows.length + elsewhere.length === 0) {
    return (
      <EmptyState title={m.views_links_none({ kind: ambitionKind.toLowerCase() })} actions={<ToPage page="document" />}>
        <p>{m.views_plan_empty_text({ ambitions })}</p>
      </EmptyState>
    )
  }
  const { rows: shown, elsewhere: shownElsewhere } = shownIn(value, shows)
  const caption = m.views_plan_caption({ ambition: ambitionKind.toLowerCase() })
  const heads = {
    ambition: ambitionKind,
    yearGoal: fieldLabel('yearGoal'),
    indicators: m.views_plan_indicators(),
    currentSituation: fieldLabel('currentSituation'),
    result: fieldLabel('result'),
    efforts: m.views_plan_efforts(),
    roles: m.views_roles(),
  } satisfies Record<YearPlanColumn, string>
  return (
    <section className="view__part">
      <Shown
        of={ambitions}
        yearless={[...rows, ...elsewhere].filter(({ ambition }) => mayBeOfYear(ambition)).length}
        shown={shown.length}
        total={rows.length}
        isFiltering={isFiltering}
      />
      {shown.length === 0 ? null : (
        <div className="plan">
          <WideTable stacks label={caption}>
            <caption>{caption}</caption>
            <thead>
              <tr>
                {yearPlanColumns.map((column) => (
                  <th key={column} scope="col">
                    {heads[column]}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {shown.map((row) => (
                <PlanRow key={row.ambition} row={row} />
              ))}
            </tbody>
          </WideTable>
        </div>
      )}
      {shownElsewhere.length === 0 ? null : (
        <div className="view__note">
          <p>{m.views_plan_elsewhere()}</p>
          <ul className="view-list">
            {shownElsewhere.map(({ ambition, title, ownPlan }) => (
              <li key={ambition}>
                <BlockLink block={ambition} type="ambition" title={title} />: {ownPlan}
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  )
}

function PlanRow({ row }: { row: YearPlanRow }) {
  const { session, work } = useOpenAgenda()
  const { live } = session
  const goToBlock = useGoToBlock()
  const { ambition } = row
  const rowTitle = row.title || untitled(kindLabel(live, 'ambition'))
  const words = (field: string) => <PlanCell ambition={ambition} field={field} rowTitle={rowTitle} />
  return (
    <tr>
      <th scope="row">
        <TitleField
          block={ambition}
          label={m.views_cell({ column: fieldLabel('title'), row: rowTitle })}
          labelIsHidden
        />
        {row.planName === '' ? null : <span className="view__under">{m.views_plan_name({ name: row.planName })}</span>}
        <button type="button" className="view-link lea-no-print" onClick={() => goToBlock(ambition)}>
          {m.views_to_text()}
          <span className="lea-hidden">: {rowTitle}</span>
        </button>
      </th>
      <td data-label={fieldLabel('yearGoal')}>{words('yearGoal')}</td>
      <td data-label={m.views_plan_indicators()}>
        <ul className="view-list">
          {row.indicators.map((indicator) => (
            <li key={indicator} data-field={indicator} onKeyDownCapture={takeBackOnEscape(work, indicator)}>
              <TitleField
                block={indicator}
                label={m.views_cell({ column: typeLabel('indicator'), row: rowTitle })}
                labelIsHidden
              />
            </li>
          ))}
        </ul>
        <AddTo owner={ambition} type="indicator" label={m.views_add_indicator()} where={rowTitle} />
      </td>
      <td data-label={fieldLabel('currentSituation')}>{words('currentSituation')}</td>
      <td data-label={fieldLabel('result')}>{words('result')}</td>
      <td data-label={m.views_plan_efforts()}>
        {words('efforts')}
        {row.pillars.length === 0 ? null : (
          <>
            <p className="plan__label">{pluralLabel(live, 'pillar')}</p>
            <ul className="view-list">
              {row.pillars.map((pillar) => (
                <li key={pillar}>
                  <BlockLink block={pillar} type="pillar" title={live.block(pillar)?.titleText ?? ''} />
                </li>
              ))}
            </ul>
          </>
        )}
        {row.actions.length === 0 ? null : (
          <ul className="view-list">
            {row.actions.map((action) => (
              <li key={action}>
                <BlockLink block={action} type="action" title={live.block(action)?.titleText ?? ''} />
              </li>
            ))}
          </ul>
        )}
        <p className="plan__label" aria-hidden="true">
          {fieldLabel('means')}
        </p>
        {words('means')}
      </td>
      <td data-label={m.views_roles()}>
        {row.roles.length === 0 ? null : <Roles owner={ambition} />}
        <AddTo
          owner={ambition}
          type="role"
          fields={{ kind: 'involved' }}
          label={m.agenda_add_role()}
          where={rowTitle}
        />
      </td>
    </tr>
  )
}
