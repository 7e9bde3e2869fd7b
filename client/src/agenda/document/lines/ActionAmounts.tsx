import { memo } from 'react'
import { useFields, useTitle } from '../../desk/reading.ts'
import { choiceLabel } from '../../texts/labels.ts'
import { latestText } from '../../texts/latest.ts'
import { AmountWords } from './LineList.tsx'

/** The budget lines of an action, in one narrow cell: costs as they are, what covers them with its kind before it. */
export const ActionAmounts = memo(function ActionAmounts({ lines }: { lines: readonly string[] }) {
  return lines.map((line) => <LineAmount key={line} line={line} />)
})

function LineAmount({ line }: { line: string }) {
  const fields = useFields(line)
  const title = useTitle(line)
  const kind = latestText(fields, 'kind')
  return (
    <span className="line-amount" title={title}>
      {kind === '' || kind === 'cost' ? null : <span className="line-amount__kind">{choiceLabel(kind)} </span>}
      <AmountWords entries={fields?.amount} />
    </span>
  )
}
