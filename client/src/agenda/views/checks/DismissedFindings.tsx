import { clientOfDismissal, type Dismissed, type Finding, reopenFinding } from '@lea/agenda'
import { useRef } from 'react'
import { useAuthors } from '../../../access/useAuthors.ts'
import { m } from '../../../paraglide/messages.js'
import { Button } from '../../../ui/Button.tsx'
import { refusalText } from '../../../ui/refusalText.ts'
import { Table } from '../../../ui/Table.tsx'
import { useOpenAgenda } from '../../desk/AgendaContext.ts'
import { useReadOnly } from '../../desk/reading.ts'
import { checkLabel } from '../../texts/checkLabel.ts'
import { titleOf } from '../../texts/titleOf.ts'
import { pointText } from './findingText.ts'
import { pointsOf } from './points.ts'
import { Where } from './Where.tsx'

/**
 * What was dismissed, with the reasons, who gave them, and the way back. `isOff`: of checks that are switched off; there it is folded away,
 * and nothing counts again.
 */
export default function DismissedFindings({
  dismissed,
  isOff = false,
}: {
  dismissed: readonly Dismissed[]
  isOff?: boolean
}) {
  const { session, work } = useOpenAgenda()
  const readOnly = useReadOnly()
  const nameOf = useAuthors()
  const heading = useRef<HTMLHeadingElement>(null)
  const reopen = (findings: readonly Finding[]) => {
    for (const finding of findings) {
      const outcome = session.run((doc, writer) => reopenFinding(doc, writer, finding))
      if (!outcome.ok) return work.voice.refuse(refusalText(outcome.refusal))
    }
    work.voice.say(m.views_said_reopened())
    heading.current?.focus()
  }
  const points = pointsOf(
    dismissed,
    ({ finding }) => finding,
    ({ reasons }) => JSON.stringify(reasons.map(({ value, by }) => [value, by])),
  )
  const caption = isOff
    ? m.views_dismissed_before({ count: points.length })
    : m.views_dismissed_caption({ count: points.length })
  const table = (
    <Table stacks label={caption}>
      <caption className={isOff ? 'lea-hidden' : undefined}>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{m.views_where()}</th>
          <th scope="col">{m.views_finding()}</th>
          <th scope="col">{m.views_reason()}</th>
          {isOff ? null : (
            <th scope="col" className="lea-no-print">
              <span className="lea-hidden">{m.views_deeds()}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {points.map(({ key, first: { finding, reasons }, all }) => (
          <tr key={key}>
            <th scope="row">
              <Where finding={finding} />
            </th>
            <td>
              {[checkLabel(session.live, finding.check), pointText(all.map((each) => each.finding))]
                .filter(Boolean)
                .join('. ')}
            </td>
            <td data-label={m.views_reason()}>
              {reasons.map(({ value, by, deviceId }) => {
                const client = clientOfDismissal(session.doc, finding, deviceId)
                const name = nameOf({ client, said: by })
                const reason = String(value)
                return <p key={deviceId}>{name === '' ? reason : m.views_reason_by({ reason, name })}</p>
              })}
            </td>
            {isOff ? null : (
              <td className="check__deed lea-no-print">
                <Button
                  small
                  kind="quiet"
                  isDisabled={readOnly !== null}
                  aria-label={m.views_reopen_label({
                    where: finding.block === null ? m.views_whole_agenda() : titleOf(session.live, finding.block),
                  })}
                  onPress={() => reopen(all.map((each) => each.finding))}
                >
                  {m.views_reopen()}
                </Button>
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </Table>
  )
  if (isOff) {
    return (
      <details>
        <summary>{caption}</summary>
        {table}
      </details>
    )
  }
  return (
    <>
      <h2 ref={heading} tabIndex={-1} className="view__heading">
        {m.views_dismissed()}
      </h2>
      {table}
    </>
  )
}
