import { useKindLabel } from '../desk/reading.ts'
import { untitled } from '../texts/titleOf.ts'
import { useGoToBlock } from '../work/useGoToBlock.ts'

type Named = { block: string; type: string; title: string; number?: string }

/** A block by its number and title; pressed, one goes to where it stands. */
export function BlockLink({ block, type, title, number = '' }: Named) {
  const goToBlock = useGoToBlock()
  const kind = useKindLabel(type)
  const link = (
    <button type="button" className="view-link" lang={title.trim() ? 'nl' : undefined} onClick={() => goToBlock(block)}>
      {title.trim() || untitled(kind)}
    </button>
  )
  if (number === '') return link
  return (
    <span className="view-numbered">
      <span className="view__number">{number}</span>
      {link}
    </span>
  )
}
