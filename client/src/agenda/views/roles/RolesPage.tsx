import {
  type Facts,
  type LiveAgenda,
  type RoleCell,
  type RolePartner,
  type RoleRow,
  responsibilitiesOf,
  roleMatrixOf,
} from '@lea/agenda'
import { m } from '../../../paraglide/messages.js'
import { replaceSearch, useSearch } from '../../../routes/navigation.ts'
import { EmptyState } from '../../../ui/EmptyState.ts'
import { Select } from '../../../ui/Select.tsx'
import { Table } from '../../../ui/Table.tsx'
import { WideTable } from '../../../ui/WideTable.tsx'
import { useOpenAgenda } from '../../desk/AgendaContext.ts'
import { bothText } from '../../texts/bothText.ts'
import { choiceLabel, kindLabel, typeLabel } from '../../texts/labels.ts'
import { latestText } from '../../texts/latest.ts'
import { leadAboveText } from '../../texts/leadAboveText.ts'
import { titleOf, untitled } from '../../texts/titleOf.ts'
import { BlockLink } from '../BlockLink.tsx'
import { readRows, withRows } from '../filter/asked.ts'
import { useView, type View } from '../reading/useView.ts'
import { usePlural } from '../usePlural.ts'
import { Shown, ToPage, ViewFrame } from '../ViewFrame.tsx'
import { Duties } from './Duties.tsx'
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
            <Duties {...read} value={read.value.duties} />
          </>
        ) : (
          <>
            <Duties {...read} value={read.value.duties} isFirst />
            <NoRoles {...read} />
          </>
        )
      }
    </ViewFrame>
  )
}

function hasRoles({ matrix }: RolesValue): boolean {
  return matrix.rows.some((row) => hasRole(row) || row.inWords.length > 0)
}

function hasRole({ cells, unfilled }: RoleRow): boolean {
  return cells.size > 0 || unfilled.length > 0
}

/** More columns than these don't fit on paper: there each row says in words who does what. */
const onPaper = 24

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
    <EmptyState title={m.views_roles_empty()} actions={<ToPage page={hasPartners ? 'document' : 'partners'} />}>
      <p>{text}</p>
    </EmptyState>
  )
}

function Matrix({ value, shows, mayBeOfYear, isFiltering }: View<RolesValue>) {
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
  const caption = columns.some(({ type }) => type === 'body') ? m.views_roles_caption_bodies() : m.views_roles_caption()
  // among rows of nothing the few that say something would be looked for: those without roles then stand below
  const withRoles = shown.filter(hasRole)
  const isMostlyOpen = withRoles.length * 2 < shown.length
  const inTable = isMostlyOpen ? withRoles : shown
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
      <Shown
        of={m.views_parts()}
        yearless={rows.filter(({ block, type }) => mayBeOfYear(block) && (kind === '' || type === kind)).length}
        shown={shown.length}
        total={rows.length}
        isFiltering={isFiltering || kind !== ''}
      />
      {inTable.length === 0 ? null : (
        <>
          <ul className="role-legend">
            {Object.entries(letters).map(([role, letter]) => (
              <li key={role}>
                <b>{letter()}</b> {choiceLabel(role)}
              </li>
            ))}
          </ul>
          <div className={columns.length > onPaper ? 'roles--too-wide' : undefined}>
            <WideTable label={caption}>
              <caption>{caption}</caption>
              <thead>
                <tr>
                  <th scope="col">{m.views_what()}</th>
                  {columns.map((column) => (
                    <PartnerHead key={column.partner} {...column} isNarrow={columns.length > 4} />
                  ))}
                  <th scope="col" className="lea-number">
                    {m.views_roles_count()}
                  </th>
                </tr>
              </thead>
              <tbody>
                {inTable.map((row) => (
                  <MatrixRow key={row.block} row={row} columns={columns} />
                ))}
              </tbody>
            </WideTable>
          </div>
          {columns.length > onPaper ? <PrintedRoles rows={inTable} partners={columns} caption={caption} /> : null}
        </>
      )}
      {isMostlyOpen ? <Open rows={shown.filter((row) => !hasRole(row))} /> : null}
      {idle.length === 0 || isFiltering ? null : (
        <p className="view__note">
          {m.views_roles_idle({
            partners: idle.map(nameOf).join(', '),
          })}
        </p>
      )}
    </section>
  )
}

/** Work for which nobody was named, by what it stands under. */
function Open({ rows }: { rows: readonly RoleRow[] }) {
  const { live } = useOpenAgenda().session
  const { nodes } = live.tree()
  const byOwner = new Map<string | null, RoleRow[]>()
  for (const row of rows) {
    const owner = nodes.get(row.block)?.parent ?? null
    byOwner.set(owner, [...(byOwner.get(owner) ?? []), row])
  }
  return (
    <>
      <h2 className="view__heading">{m.views_roles_open({ count: rows.length })}</h2>
      <p className="view__note lea-no-print">{m.views_roles_open_text()}</p>
      <div className="roles-open">
        {[...byOwner].map(([owner, open]) => (
          <section key={owner}>
            <h3>
              {owner === null ? m.views_whole_agenda() : titleOf(live, owner)}{' '}
              <span className="view__aside">{open.length}</span>
            </h3>
            <ul className="view-list">
              {open.map((row) => (
                <li key={row.block}>
                  <BlockLink {...row} />
                  <InWords row={row} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  )
}

/** On paper only: who does what in words, where the matrix has more columns than a page is wide. */
function PrintedRoles({
  rows,
  partners,
  caption,
}: {
  rows: readonly RoleRow[]
  partners: readonly RolePartner[]
  caption: string
}) {
  const { live } = useOpenAgenda().session
  return (
    <div className="roles-printed">
      <Table label={caption}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{m.views_what()}</th>
            <th scope="col">{m.views_roles_who()}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.block}>
              <th scope="row">
                <BlockLink {...row} />
              </th>
              <td>
                {partners
                  .flatMap((partner) => {
                    const cells = row.cells.get(partner.partner) ?? []
                    if (cells.length === 0) return []
                    return `${nameOf(partner)} (${cells.map((cell) => roleWords(live, cell)).join(', ')})`
                  })
                  .join('; ')}
                <InWords row={row} />
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  )
}

/** What somebody does there: 'Trekker', or both when people said two things at once. */
function roleWords(live: LiveAgenda, { kind, role }: RoleCell): string {
  const both = role === null ? '' : bothText(live, role, 'kind')
  return both || (kind === '' ? m.views_role_open() : choiceLabel(kind))
}

/** Who takes part in words, beside the roles or in their place, and whose lead counts for a row without one. */
function InWords({ row: { inWords, leadAbove } }: { row: RoleRow }) {
  const { live } = useOpenAgenda().session
  const who = inWords.join(` ${m.agenda_or()} `)
  return (
    <>
      {who === '' ? null : <span className="view__under">{m.views_roles_in_words({ who })}</span>}
      {leadAbove ? <span className="view__under">{leadAboveText(live, leadAbove)}</span> : null}
    </>
  )
}

function nameOf({ title, type }: RolePartner): string {
  return title || untitled(typeLabel(type))
}

function PartnerHead({ isNarrow, ...column }: RolePartner & { isNarrow: boolean }) {
  const { partner, title } = column
  const { live } = useOpenAgenda().session
  const short = latestText(live.block(partner)?.fields, 'shortName') || nameOf(column)
  const isLong = isNarrow && short.length > lettersPerLine
  const look = ['role-head', isNarrow ? 'role-head--narrow' : '', isLong ? 'role-head--long' : '']
  return (
    <th scope="col" className={look.filter(Boolean).join(' ')} title={title}>
      <span style={isLong ? { blockSize: `${Math.ceil(short.length / lettersPerLine) * 1.25}em` } : undefined}>
        {short}
      </span>
    </th>
  )
}

/** Of a name that stands upright; a longer one takes more lines, beside each other. */
const lettersPerLine = 22

function MatrixRow({ row, columns }: { row: RoleRow; columns: readonly RolePartner[] }) {
  const { live } = useOpenAgenda().session
  return (
    <tr>
      <th scope="row">
        <BlockLink {...row} />
        {row.unfilled.length === 0 ? null : (
          <span className="view__aside">
            {' '}
            {m.views_roles_unfilled({ count: row.unfilled.length })}{' '}
            {row.unfilled.map((role) => bothText(live, role, 'partner')).join(' ')}
          </span>
        )}
        <InWords row={row} />
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
  const { live } = useOpenAgenda().session
  return cells.map((cell) => {
    const { kind, role } = cell
    const words = roleWords(live, cell)
    return (
      <span key={role ?? 'lead'} className={`role-mark role-mark--${kind}`} title={words}>
        <span aria-hidden="true">{letterOf(kind) || lettersOf(live, role) || '?'}</span>
        <span className="lea-hidden">{words}</span>
      </span>
    )
  })
}

function letterOf(kind: unknown): string {
  return typeof kind === 'string' && Object.hasOwn(letters, kind) ? (letters[kind]?.() ?? '') : ''
}

/** Both letters of a role of which two people said something else: 'T/U'. */
function lettersOf(live: LiveAgenda, role: string | null): string {
  const entries = (role === null ? undefined : live.block(role)?.fields.kind) ?? []
  return entries
    .map(({ value }) => letterOf(value))
    .filter(Boolean)
    .join('/')
}
