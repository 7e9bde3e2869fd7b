import { useConflicts } from '../desk/reading.ts'
import { useAfterPaint } from '../desk/useAfterPaint.ts'
import { ConflictButton } from '../notices/Meanwhile.ts'

/** How many fields wait for somebody to pick. Nothing when there are none. */
export function ConflictCount() {
  // to count them all blocks are read once: the text goes first
  const isPainted = useAfterPaint()
  return <div aria-live="polite">{isPainted ? <Count /> : null}</div>
}

function Count() {
  const count = useConflicts().length
  return count === 0 ? null : <ConflictButton count={count} />
}
