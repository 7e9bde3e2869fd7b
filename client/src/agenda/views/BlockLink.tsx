import { untitled } from '../texts/titleOf.ts'
import { useGoToBlock } from '../work/useGoToBlock.ts'

/** A block by its title; pressed, one goes to where it stands. */
export function BlockLink({ block, type, title }: { block: string; type: string; title: string }) {
  const goToBlock = useGoToBlock()
  return (
    <button type="button" className="view-link" onClick={() => goToBlock(block)}>
      {title.trim() || untitled(type)}
    </button>
  )
}
