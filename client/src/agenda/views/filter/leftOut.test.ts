import { expect, test } from 'vitest'
import { rowsOf, withoutHidden } from '../../document/rows.ts'
import { Plan } from '../../test/plan.ts'
import { keptOf, leftOut, withoutBlock } from './leftOut.ts'

function twoChapters() {
  const plan = new Plan()
  const care = plan.add('section', 'Zorg')
  const visit = plan.add('action', 'Huisbezoeken', care)
  const reading = plan.add('action', 'Voorlezen', care)
  const chances = plan.add('section', 'Gelijke kansen')
  const summer = plan.add('action', 'Zomerschool', chances)
  return { tree: plan.tree(), care, visit, reading, chances, summer }
}

const open = () => false

test('a chapter stays for what stands in it; headings and totals of nothing go', () => {
  const { tree, care, visit, reading, chances, summer } = twoChapters()
  const hidden = leftOut(tree, (block) => block === reading)
  expect([...hidden].sort()).toEqual([visit, chances, summer].sort())
  const rows = withoutHidden(rowsOf(tree, open), { hidden, kept: new Set() })
  expect(rows.map((row) => (row.kind === 'block' ? row.id : row.kind))).toEqual([care, 'actionsHeading', reading])
})

test('what one goes to is shown, with what it stands in and what stands in it', () => {
  const { tree, care, visit, reading, chances, summer } = twoChapters()
  const hidden = leftOut(tree, () => false)
  expect([...withoutBlock(tree, hidden, summer)].sort()).toEqual([care, visit, reading].sort())
  expect([...withoutBlock(tree, hidden, care)].sort()).toEqual([chances, summer].sort())
})

test('with nothing left there is nothing to draw', () => {
  const { tree } = twoChapters()
  expect(withoutHidden(rowsOf(tree, open), { hidden: leftOut(tree, () => false), kept: new Set() })).toEqual([])
})

test('what stays although it doesn’t fit says so: what one has in hand or changed, and not what it stands in or what stands in it', () => {
  const { tree, care, visit, reading, chances, summer } = twoChapters()
  const all = leftOut(tree, () => false)
  const kept = (hidden: ReadonlySet<string>, ...spared: string[]) => [
    ...keptOf(tree, all, { hidden, spared: new Set(spared) }),
  ]
  expect(kept(all)).toEqual([])
  expect(kept(withoutBlock(tree, all, summer), summer)).toEqual([summer])
  expect(kept(withoutBlock(tree, all, care), care)).toEqual([care])
  // it fitted, and somebody changed it
  expect(kept(new Set([visit, chances, summer]))).toEqual([reading])
  // its last block went, and the chapter doesn't fit by itself
  expect(kept(new Set([visit, reading, summer]), care)).toEqual([care, chances])
  expect(withoutHidden(rowsOf(tree, open), { hidden: new Set(), kept: new Set([reading]) })).toContainEqual(
    expect.objectContaining({ id: reading, isKept: true }),
  )
})
