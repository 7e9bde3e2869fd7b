import type { BodyOverview } from '@lea/agenda'
import { m } from '../../../paraglide/messages.js'
import { Table } from '../../../ui/Table.tsx'
import { useOpenAgenda } from '../../desk/AgendaContext.ts'
import { fieldLabel, typeLabel } from '../../texts/labels.ts'
import { untitled } from '../../texts/titleOf.ts'
import { BlockLink } from '../BlockLink.tsx'
import { Cell } from '../Cell.tsx'

/** What each body is there for, and who leads it; bodies of which nothing of that was written down are left out. */
export function TaskTable({ bodies }: { bodies: readonly BodyOverview[] }) {
  const { live } = useOpenAgenda().session
  const told = bodies.filter(
    ({ mandate, chair, secretary, reportDays, tasks }) =>
      mandate !== '' || chair !== '' || secretary !== '' || reportDays !== null || tasks.length > 0,
  )
  if (told.length === 0) return null
  return (
    <Table stacks label={m.views_tasks_caption()}>
      <caption>{m.views_tasks_caption()}</caption>
      <thead>
        <tr>
          <th scope="col">{typeLabel('body')}</th>
          <th scope="col">{fieldLabel('mandate')}</th>
          <th scope="col">{m.views_tasks()}</th>
          <th scope="col">{fieldLabel('chair')}</th>
          <th scope="col">{fieldLabel('secretary')}</th>
        </tr>
      </thead>
      <tbody>
        {told.map(({ body, title, mandate, chair, secretary, reportDays, tasks }) => (
          <tr key={body}>
            <th scope="row">
              <BlockLink block={body} type="body" title={title} />
            </th>
            <Cell label={fieldLabel('mandate')} hasLines>
              {mandate}
            </Cell>
            <td data-label={m.views_tasks()} data-none={tasks.length === 0 || undefined}>
              {tasks.length === 0 ? (
                '–'
              ) : (
                <ul className="view-list">
                  {tasks.map((task) => (
                    <li key={task}>{live.block(task)?.titleText.trim() || untitled(m.fields_task_title())}</li>
                  ))}
                </ul>
              )}
            </td>
            <Cell label={fieldLabel('chair')}>{chair}</Cell>
            <td data-label={fieldLabel('secretary')} data-none={(secretary === '' && reportDays === null) || undefined}>
              {secretary || (reportDays === null ? '–' : '')}
              {reportDays === null ? null : (
                <span className="view__under">{m.views_reports_within({ count: reportDays })}</span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
