import { contradictedYears, repeatNextYear } from '@lea/agenda'
import { m } from '../../../paraglide/messages.js'
import { Button } from '../../../ui/Button.tsx'
import { refusalText } from '../../../ui/refusalText.ts'
import { useOpenAgenda } from '../../desk/AgendaContext.ts'
import { useFields, useReadOnly, useTree } from '../../desk/reading.ts'
import { BlockField } from '../../fields/BlockField.tsx'
import { moreFields } from '../lineFields.ts'

/** What the card of a budget line shows when one asks or when it is filled in. */
export function LineDetails({ line, isSource }: { line: string; isSource: boolean }) {
  return (
    <>
      <BlockField block={line} field={moreFields[0]} />
      <div className="line-card__pair">
        {moreFields.slice(1, 3).map((field) => (
          <BlockField key={field} block={line} field={field} />
        ))}
      </div>
      <div>
        <BlockField block={line} field={moreFields[3]} />
        <YearsDoubt line={line} />
      </div>
      {isSource ? null : <NextYear line={line} />}
    </>
  )
}

/** What is wrong with the first and the last year together, and where the amount is as long as that is so. */
function YearsDoubt({ line }: { line: string }) {
  const fields = useFields(line)
  const [first, last] = (fields && contradictedYears(fields)) ?? []
  const why =
    first?.year == null
      ? m.views_problem_last_year_alone({ last: String(last?.year) })
      : m.views_problem_years_backwards({ first: String(first.year), last: String(last?.year) })
  return (
    <p className="words-field__reading" role="status">
      {last ? `${why} ${m.fields_counted_without_year({ none: m.views_budget_no_year() })}` : ''}
    </p>
  )
}

/** The way to an amount for each year: the same line once more, for the year after. */
function NextYear({ line }: { line: string }) {
  const { desk, session, work } = useOpenAgenda()
  const fields = useFields(line)
  const readOnly = useReadOnly()
  const { nodes } = useTree()
  const [year] = fields?.year ?? []
  const isForOneYear = fields?.year?.length === 1 && (fields.lastYear ?? []).every(({ value }) => value === null)
  if (!isForOneYear || typeof year?.value !== 'number') return null
  const next = year.value + 1
  return (
    <div>
      <Button
        small
        kind="quiet"
        icon="duplicate"
        isDisabled={readOnly !== null}
        onPress={() => {
          const copied = session.run((doc, writer) => repeatNextYear(doc, writer, line))
          if (!copied.ok) return work.voice.refuse(refusalText(copied.refusal))
          work.voice.say(m.fields_said_repeated({ year: next }))
          const owner = nodes.get(line)?.parent
          if (owner) desk.wishField({ block: owner, field: `budget:${copied.value}` })
        }}
      >
        {m.fields_repeat_line({ year: next })}
      </Button>
    </div>
  )
}
