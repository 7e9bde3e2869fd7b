import {
  type Facts,
  type Responsibilities,
  type RoleCell,
  type RolePartner,
  type RoleRow,
  responsibilitiesOf,
  roleMatrixOf,
} from '@lea/agenda'
import { m } from '../../../paraglide/messages.js'
import { replaceSearch, useSearch } from '../../../routes/navigation.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { Select } from '../../../ui/Select.tsx'
import { Table } from '../../../ui/Table.tsx'
import { useOpenAgenda } from '../../desk/AgendaContext.ts'
import { choiceLabel, kindLabel, typeLabel } from '../../texts/labels.ts'
import { latestText } from '../../texts/latest.ts'
import { untitled } from '../../texts/titleOf.ts'
import { BlockLink } from '../BlockLink.tsx'
import { readRows, withRows } from '../filter/asked.ts'
import { useView, type View } from '../reading/useView.ts'
import { usePlural } from '../usePlural.ts'
import { Shown, ViewFrame } from '../ViewFrame.tsx'
import './RolesPage.css'

const rolesOf = (facts: Facts) => ({ matrix: facts.ask(roleMatrixOf), duties: facts.ask(responsibilitiesOf) })
type RolesValue = ReturnType<typeof rolesOf>

const letters: Readonly<Record<string, () => string>> = {
  accountable: m.views_letter_accountable,
  lead: m.views_letter_lead,
  performer: m.views_letter_performer,
  involved: m.views_letter_involved,
  informed: m.views_letter_informed,
}

/** Who does what: actions and pillars by partner, and what each partner answers for. */
export default function RolesPage() {
  const view = useView(rolesOf)
  return (
    <ViewFrame name="roles" view={view}>
      {(read) =>
        hasRoles(read.value) ? (
          <>
            <Matrix {...read} />
            <Duties {...read} />
          </>
        ) : (
          <>
            <Duties {...read} isFirst />
            <NoRoles {...read} />
          </>
        )
      }
    </ViewFrame>
  )
}

function hasRoles({ matrix }: RolesValue): boolean {
  return matrix.rows.some(({ cells, unfilled }) => cells.size > 0 || unfilled.length > 0)
}

/** In the place of a matrix of nothing but zeros: a line, or all there is to say when no partner answers for anything either. */
function NoRoles({ value }: View<RolesValue>) {
  const names = { actions: usePlural('action'), pillars: usePlural('pillar') }
  const hasPartners = value.matrix.partners.length > 0
  const text = [hasPartners ? '' : m.views_roles_no_partners(), m.views_roles_empty_text(names)]
    .filter(Boolean)
    .join(' ')
  if (value.duties.total > 0)
    return (
      <p className="view__note">
        {m.views_roles_empty()}. {text}
      </p>
    )
  return (
    <EmptyState title={m.views_roles_empty()}>
      <p>{text}</p>
    </EmptyState>
  )
}

function Matrix({ value, shows, isFiltering }: View<RolesValue>) {
  const { live } = useOpenAgenda().session
  const search = useSearch()
  const { rows, partners } = value.matrix
  const types = [...new Set(rows.map(({ type }) => type))]
  // A link may ask for rows that this agenda doesn't have (any more): then all are shown.
  const asked = readRows(search)
  const kind = types.includes(asked) ? asked : ''
  const shown = rows.filter(({ block, type }) => shows(block) && (kind === '' || type === kind))
  // A column without a role in it only takes room; those partners are named below the table.
  const columns = partners.filter(({ partner }) => shown.some(({ cells }) => cells.has(partner)))
  const idle = partners.filter(({ count }) => count === 0)
  return (
    <section className="view__part">
      {types.length > 1 ? (
        <div className="view__choice lea-no-print">
          <Select
            small
            label={m.views_roles_rows()}
            placeholder={m.views_filter_all()}
            value={kind}
            choices={types.map((id) => ({ id, label: kindLabel(live, id) }))}
            onChange={(type) => replaceSearch(withRows(search, type))}
          />
        </div>
      ) : null}
      <Shown shown={shown.length} total={rows.length} isFiltering={isFiltering || kind !== ''} />
      {shown.length === 0 ? null : (
        <>
          <ul className="role-legend">
            {Object.entries(letters).map(([role, letter]) => (
              <li key={role}>
                <b>{letter()}</b> {choiceLabel(role)}
              </li>
            ))}
          </ul>
          <Table label={m.views_roles_caption()}>
            <caption>{m.views_roles_caption()}</caption>
            <thead>
              <tr>
                <th scope="col" className="view__fixed">
                  {m.views_what()}
                </th>
                {columns.map((column) => (
                  <PartnerHead key={column.partner} {...column} isNarrow={columns.length > 4} />
                ))}
                <th scope="col" className="lea-number">
                  {m.views_roles_count()}
                </th>
              </tr>
            </thead>
            <tbody>
              {shown.map((row) => (
                <MatrixRow key={row.block} row={row} columns={columns} />
              ))}
            </tbody>
          </Table>
        </>
      )}
      {idle.length === 0 || isFiltering ? null : (
        <p className="view__note">
          {m.views_roles_idle({
            partners: idle.map(({ title }) => title || untitled(typeLabel('partner'))).join(', '),
          })}
        </p>
      )}
    </section>
  )
}

function PartnerHead({ partner, title, isNarrow }: RolePartner & { isNarrow: boolean }) {
  const { live } = useOpenAgenda().session
  const short = latestText(live.block(partner)?.fields, 'shortName') || title || untitled(typeLabel('partner'))
  return (
    <th scope="col" className={isNarrow ? 'role-head role-head--narrow' : 'role-head'} title={title}>
      <span>{short}</span>
    </th>
  )
}

function MatrixRow({ row, columns }: { row: RoleRow; columns: readonly RolePartner[] }) {
  return (
    <tr>
      <th scope="row" className="view__fixed">
        <BlockLink {...row} />
        {row.unfilled.length === 0 ? null : (
          <span className="view__aside"> {m.views_roles_unfilled({ count: row.unfilled.length })}</span>
        )}
      </th>
      {columns.map(({ partner }) => (
        <td key={partner} className="role-cell">
          <Roles cells={row.cells.get(partner) ?? []} />
        </td>
      ))}
      <td className="lea-number">{row.cells.size}</td>
    </tr>
  )
}

function Roles({ cells }: { cells: readonly RoleCell[] }) {
  return cells.map(({ kind, role }) => {
    const words = kind === '' ? m.views_role_open() : choiceLabel(kind)
    return (
      <span key={role ?? 'lead'} className={`role-mark role-mark--${kind}`} title={words}>
        <span aria-hidden="true">{(Object.hasOwn(letters, kind) && letters[kind]?.()) || '?'}</span>
        <span className="lea-hidden">{words}</span>
      </span>
    )
  })
}

/** `isFirst`: nothing above says yet how much the filter leaves. */
function Duties({ value, shows, isFiltering, isFirst = false }: View<RolesValue> & { isFirst?: boolean }) {
  const { partners, total } = value.duties
  const shown = partners.filter(({ partner }) => shows(partner))
  if (total === 0) return null
  return (
    <section className="view__part">
      {isFirst ? <Shown shown={shown.length} total={partners.length} isFiltering={isFiltering} /> : null}
      {shown.length === 0 ? null : <DutyTable shown={shown} {...value.duties} />}
    </section>
  )
}

function DutyTable({ shown, total, shared }: { shown: Responsibilities['partners'] } & Responsibilities) {
  return (
    <Table stacks label={m.views_duties_caption({ count: total })}>
      <caption>{m.views_duties_caption({ count: total })}</caption>
      <thead>
        <tr>
          <th scope="col">{typeLabel('partner')}</th>
          <th scope="col" className="lea-number">
            {m.views_number()}
          </th>
          <th scope="col">{m.views_duties()}</th>
        </tr>
      </thead>
      <tbody>
        {shown.map(({ partner, title, duties }) => (
          <tr key={partner}>
            <th scope="row">
              <BlockLink block={partner} type="partner" title={title} />
            </th>
            <td className="lea-number" data-label={m.views_number()}>
              {duties.length}
            </td>
            <td>
              <ul className="view-list">
                {duties.map((duty) => (
                  <li key={duty.responsibility}>
                    {duty.title || untitled(typeLabel('responsibility'))}
                    {shared.includes(duty.title) ? <span className="view__aside"> {m.views_duty_shared()}</span> : null}
                  </li>
                ))}
              </ul>
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
