import {
  type BudgetProblem,
  type BudgetProblemKind,
  blockTypes,
  type Finding,
  findingKey,
  isBlockTypeName,
} from '@lea/agenda'
import { m } from '../../paraglide/messages.js'
import { Icon } from '../../ui/Icon.tsx'
import { useOpenAgenda } from '../desk/AgendaContext.ts'
import { useBlock, useTree } from '../desk/reading.ts'
import { ConflictChoice } from '../fields/ConflictChoice.tsx'
import { isYear } from '../fields/fieldWords.ts'
import { kindLabel } from '../texts/labels.ts'
import { titleOf } from '../texts/titleOf.ts'
import { totalText } from '../texts/totalText.ts'
import { useGoToBlock } from '../work/useGoToBlock.ts'
import { problemText } from './problemText.ts'

/** Nothing is wrong there: nobody has come to it yet. A fresh agenda of a template has lines without an amount. */
const toFillIn: readonly BudgetProblemKind[] = ['amountIsMissing', 'amountIsOpen', 'ceilingIsMissing', 'kindIsMissing']

/**
 * What doesn't add up or can't be counted, and the totals in the text that say something else, each with the way to where it
 * stands; what is still to be filled in stands apart.
 */
export function Problems({
  problems,
  totals,
  isPart = false,
}: {
  problems: readonly BudgetProblem[]
  totals: readonly Finding[]
  /** Only of what the filter shows. */
  isPart?: boolean
}) {
  const wrong = problems.filter(({ kind }) => !toFillIn.includes(kind))
  const open = problems.filter(({ kind }) => toFillIn.includes(kind))
  const count = wrong.length + totals.length
  return (
    <>
      <section className="problems" aria-labelledby="problems-title">
        <h2 id="problems-title">{m.agenda_problems({ count })}</h2>
        {count === 0 ? (
          <p className="problems__none">
            <Icon name="check" size={16} />
            {isPart ? m.agenda_problems_none_in_part() : m.agenda_problems_none()}
          </p>
        ) : (
          <ul className="problems__list">
            {wrong.map((problem) => (
              <li key={keyOf(problem)}>
                <Problem problem={problem} />
              </li>
            ))}
            {totals.map((finding) => (
              <li key={findingKey(finding)}>
                <Total finding={finding} />
              </li>
            ))}
          </ul>
        )}
      </section>
      {open.length === 0 ? null : (
        <section className="problems" aria-labelledby="problems-open-title">
          <h2 id="problems-open-title">{m.views_to_fill_in({ count: open.length })}</h2>
          <ul className="problems__list">
            {open.map((problem) => (
              <li key={keyOf(problem)}>
                <Problem problem={problem} isOpen />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

function keyOf({ kind, blocks }: BudgetProblem): string {
  return `${kind}:${blocks.join(':')}`
}

function Problem({ problem, isOpen = false }: { problem: BudgetProblem; isOpen?: boolean }) {
  const goToBlock = useGoToBlock()
  const block = problem.blocks[0]
  return (
    <>
      <p className="problems__one">
        {isOpen ? null : <Icon name="warning" size={16} />}
        <span>{problemText(problem.kind, problem)}</span>
        {block === undefined ? null : (
          <button type="button" className="link-button" onClick={() => goToBlock(block)}>
            <Where block={block} />
          </button>
        )}
      </p>
      {/InConflict$/.test(problem.kind)
        ? problem.blocks.map((each) => (
            <Choices key={each} block={each} isOfYears={problem.kind === 'yearsAreInConflict'} />
          ))
        : null}
    </>
  )
}

function Total({ finding }: { finding: Finding }) {
  const { live } = useOpenAgenda().session
  const goToBlock = useGoToBlock()
  const { block } = finding
  const { nodes } = useTree()
  const parent = block === null ? null : (nodes.get(block)?.parent ?? null)
  return (
    <p className="problems__one">
      <Icon name="warning" size={16} />
      <span>{totalText(finding)}</span>
      {block === null ? null : (
        <button type="button" className="link-button" onClick={() => goToBlock(block)}>
          {parent === null ? titleOf(live, block) : `${titleOf(live, parent)}, ${titleOf(live, block)}`}
        </button>
      )}
    </p>
  )
}

/** Where a problem stands: a budget line is called by the block that it belongs to. */
function Where({ block }: { block: string }) {
  const { live } = useOpenAgenda().session
  const { nodes } = useTree()
  const view = useBlock(block)
  const owner = nodes.get(block)?.parent
  const title = view?.titleText.trim()
  if (view?.type !== 'budget' || owner === null || owner === undefined) {
    return title ? `${kindLabel(live, view?.type ?? '')}: ${title}` : titleOf(live, block)
  }
  return [titleOf(live, owner), title].filter(Boolean).join(', ')
}

/** The fields to pick a value of; those of years stand with what is said of years. */
function Choices({ block, isOfYears }: { block: string; isOfYears: boolean }) {
  const view = useBlock(block)
  if (!view || !isBlockTypeName(view.type)) return null
  const kinds = blockTypes[view.type].fields
  return Object.entries(view.fields).map(([field, entries]) =>
    entries.length > 1 && isYear(field) === isOfYears ? (
      <ConflictChoice key={field} block={block} field={field} kind={kinds[field]} entries={entries} />
    ) : null,
  )
}
