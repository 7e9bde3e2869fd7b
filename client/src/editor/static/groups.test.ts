import { bullet, heading, numbered, type Paragraph, paragraph, quote } from '@lea/agenda'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Group, type List, paragraphsToGroups } from './groups.ts'

const at = (indent: number, each: Paragraph): Paragraph => ({ ...each, indent })

/** Groups as nested arrays of text: ['ul', 'a', ['ol', 'b']]. */
function outline(groups: readonly (Group | List)[]): unknown[] {
  const text = (each: Paragraph) => each.runs.map((run) => run.text).join('')
  return groups.map((group) => {
    if (group.kind === 'single') return text(group.line.paragraph)
    if (group.kind === 'quote') return ['quote', ...group.lines.map((line) => text(line.paragraph))]
    const entries = group.items.flatMap((item) => [text(item.line.paragraph), ...outline(item.lists)])
    return [group.kind === 'bullet' ? 'ul' : 'ol', ...entries]
  })
}

it('bullets and numbers that follow each other become lists, deeper ones lists in the entry before', () => {
  const prose = [heading('kop'), bullet('a'), at(1, numbered('a1')), at(1, numbered('a2')), bullet('b'), paragraph('p')]
  expect(outline(paragraphsToGroups(prose))).toEqual(['kop', ['ul', 'a', ['ol', 'a1', 'a2'], 'b'], 'p'])
})

it('another kind at the same depth begins another list there', () => {
  expect(outline(paragraphsToGroups([bullet('a'), numbered('1')]))).toEqual([
    ['ul', 'a'],
    ['ol', '1'],
  ])
  expect(outline(paragraphsToGroups([bullet('a'), at(1, bullet('b')), at(1, numbered('1'))]))).toEqual([
    ['ul', 'a', ['ul', 'b'], ['ol', '1']],
  ])
})

it('a list that begins deep, or comes back to a depth that was skipped, loses no line', () => {
  const prose = [at(3, bullet('diep')), at(1, bullet('minder')), at(2, bullet('tussen'))]
  expect(outline(paragraphsToGroups(prose))).toEqual([
    ['ul', 'diep'],
    ['ul', 'minder', ['ul', 'tussen']],
  ])
})

it('quotes that follow each other are one quotation', () => {
  expect(outline(paragraphsToGroups([quote('a'), quote('b'), paragraph('c'), quote('d')]))).toEqual([
    ['quote', 'a', 'b'],
    'c',
    ['quote', 'd'],
  ])
})

it('every line is drawn once and in its order, whatever the kinds and indents', () => {
  const line = fc.record({
    kind: fc.constantFrom<Paragraph['kind']>('paragraph', 'heading', 'bullet', 'number', 'quote'),
    indent: fc.nat({ max: 8 }),
  })
  fc.assert(
    fc.property(fc.array(line), (lines) => {
      const prose = lines.map((each, index) => ({ ...each, runs: [{ text: `w${index}` }] }))
      const drawn = outline(paragraphsToGroups(prose)).flat(Number.POSITIVE_INFINITY)
      expect(drawn.filter((word) => /^w/.test(String(word)))).toEqual(prose.map((_, index) => `w${index}`))
    }),
  )
})
