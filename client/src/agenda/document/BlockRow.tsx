import { memo } from 'react'
import { m } from '../../paraglide/messages.js'
import { lazyPart } from '../../ui/lazyPart.tsx'
import { isTextType } from '../desk/placeForNew.ts'
import { useBlock, useHandOn, useKindLabel, useMustAsk, usePeopleIn } from '../desk/reading.ts'
import { Gone, Kept, People } from '../notices/Meanwhile.ts'
import { BlockConflicts } from './BlockConflicts.tsx'
import { blockElementId } from './blockElement.ts'
import { ActionBlock } from './blocks/ActionBlock.tsx'
import { AmbitionBlock } from './blocks/AmbitionBlock.tsx'
import type { BlockProps } from './blocks/blockProps.ts'
import { NotedBlock } from './blocks/NotedBlock.tsx'
import { PillarBlock } from './blocks/PillarBlock.tsx'
import { SectionBlock } from './blocks/SectionBlock.tsx'
import { UnknownBlock } from './blocks/UnknownBlock.tsx'
import type { BlockRow as BlockRowType } from './rows.ts'
import './Block.css'

/** Kinds with a look of their own; every other one is read with its kind above it. */
const drawnByType: Readonly<Record<string, typeof NotedBlock>> = {
  section: SectionBlock,
  ambition: AmbitionBlock,
  pillar: PillarBlock,
  action: ActionBlock,
  text: SectionBlock,
}

/** Fetched when another partner answers for the text that one takes in hand. */
const AskFirst = lazyPart(() => import('../dialogs/lead/AskFirst.tsx'))

function AskInText({ block }: { block: string }) {
  return useMustAsk(block) ? <AskFirst block={block} takesFocus /> : null
}

/**
 * One block of the text. It wakes for its own words and fields, for whether one works in it, and for who else does.
 * `isEntry`: where the Tab key enters the document when nothing is in hand.
 */
export const BlockRow = memo(function BlockRow({ row, isEntry }: { row: BlockRowType; isEntry: boolean }) {
  const hand = useHandOn(row.id)
  const view = useBlock(row.id, hand === 'title' || hand === 'body')
  const people = usePeopleIn(row.id)
  const kind = useKindLabel(row.type)
  if (!view) return null
  const isKnown = isTextType(row.type)
  const Drawn = isKnown ? (drawnByType[row.type] ?? NotedBlock) : UnknownBlock
  const props: BlockProps = { row, view, hand, people }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls of a form; this is a part of a text
    <div
      id={blockElementId(row.id)}
      className={`block block--${isKnown ? row.type : 'unknown'}`}
      role="group"
      aria-label={nameOf(kind, row, view.titleText)}
      data-block={row.id}
      data-depth={row.depth}
      data-in-hand={hand ?? undefined}
      data-gone={row.isGone}
      tabIndex={hand !== null || isEntry ? 0 : -1}
    >
      {row.isGone ? <Gone block={row.id} /> : <Tools isInHand={hand !== null} row={row} />}
      {hand === null || hand === 'block' || row.isGone ? null : <AskInText block={row.id} />}
      <Drawn {...props} />
      {row.isKept ? <Kept /> : null}
      <BlockConflicts block={row.id} />
      {row.lines.map((line) => (
        <BlockConflicts key={line} block={line} />
      ))}
      {row.roles.map((role) => (
        <BlockConflicts key={role} block={role} />
      ))}
      {people.length === 0 ? null : <People people={people} />}
    </div>
  )
})

/**
 * Add, menu, fold: at the block's side. There are thousands of them, so they are plain buttons, the document listens for
 * all, and their signs are drawn by the style sheet.
 */
const Tools = memo(function Tools({ row, isInHand }: { row: BlockRowType; isInHand: boolean }) {
  const tabIndex = isInHand ? 0 : -1
  return (
    <div className="block__tools lea-no-print">
      <button
        type="button"
        className="block__tool"
        data-deed="add"
        tabIndex={tabIndex}
        aria-label={m.agenda_add_below()}
      />
      <button
        type="button"
        className="block__tool"
        data-deed="menu"
        tabIndex={tabIndex}
        aria-label={m.agenda_block_menu()}
      />
      {row.children === 0 ? null : (
        <button
          type="button"
          className="block__tool"
          data-deed="fold"
          tabIndex={tabIndex}
          aria-expanded={!row.folded}
          aria-label={row.folded ? m.agenda_unfold() : m.agenda_fold()}
        />
      )}
    </div>
  )
})

function nameOf(kind: string, row: BlockRowType, title: string): string {
  return [kind, row.number, title.trim() || m.agenda_untitled()].filter(Boolean).join(' ')
}
