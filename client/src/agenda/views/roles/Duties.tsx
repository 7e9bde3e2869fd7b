import type { Responsibilities } from '@lea/agenda'
import { m } from '../../../paraglide/messages.js'
import { Table } from '../../../ui/Table.tsx'
import { typeLabel } from '../../texts/labels.ts'
import { untitled } from '../../texts/titleOf.ts'
import { BlockLink } from '../BlockLink.tsx'
import type { View } from '../reading/useView.ts'
import { Shown } from '../ViewFrame.tsx'

/** What each partner answers for. `isFirst`: nothing above says yet how much the filter leaves. */
export function Duties({ value, shows, isFiltering, isFirst = false }: View<Responsibilities> & { isFirst?: boolean }) {
  const { partners, total } = value
  const shown = partners.filter(({ partner }) => shows(partner))
  if (total === 0) return null
  return (
    <section className="view__part">
      {isFirst ? (
        <Shown of={m.views_partners_of()} shown={shown.length} total={partners.length} isFiltering={isFiltering} />
      ) : null}
      {shown.length === 0 ? null : <DutyTable shown={shown} {...value} />}
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
