import { expect, test } from 'vitest'
import { Plan } from '../../test/plan.ts'
import { factsIn } from './factsIn.ts'

test('a line says which ambitions it serves and who takes part; what is drawn elsewhere is left out', () => {
  const plan = new Plan()
  const ambition = plan.add('ambition', 'Gelijke kansen')
  const fields = { serves: [ambition], partnersNote: 'Veiligheidsdriehoek', status: 'running', hint: 'Advies' }
  const line = plan.add('pillar', 'Lijn', null, fields)
  expect(factsIn(viewOf(plan, line))).toEqual([
    { field: 'partnersNote', values: ['Veiligheidsdriehoek'] },
    { field: 'serves', values: [[ambition]] },
  ])
})

test('an evaluation says when it is and when it comes back; what was emptied is not said', () => {
  const plan = new Plan()
  const planning = { words: '2024', start: '2024-01-01', end: '2024-12-31' }
  const evaluation = plan.add('evaluation', 'Evaluatie', null, { planning, everyMonths: 24, body: null })
  expect(factsIn(viewOf(plan, evaluation)).map(({ field }) => field)).toEqual(['planning', 'everyMonths'])
})

function viewOf(plan: Plan, block: string) {
  const view = plan.live().block(block)
  if (!view) throw new Error(`there is no block ${block}`)
  return view
}
