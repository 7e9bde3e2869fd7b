import { blockTypes } from '@lea/agenda'
import { expect, test } from 'vitest'
import { Plan } from '../test/plan.ts'
import { addedTypes, placeForNew, typesToAdd } from './placeForNew.ts'

function plan() {
  const plan = new Plan()
  const chapter = plan.add('section', 'Hoofdstuk')
  const ambition = plan.add('ambition', 'Ambitie', chapter)
  const action = plan.add('action', 'Actie', ambition)
  return { tree: plan.tree(), chapter, ambition, action }
}

test('an action that is asked for at an action comes after it', () => {
  const { tree, ambition, action } = plan()
  expect(placeForNew(tree, 'action', action)).toEqual({ parent: ambition, after: action })
})

test('a narrower kind goes into the block, as the first thing under its text', () => {
  const { tree, chapter } = plan()
  expect(placeForNew(tree, 'ambition', chapter)).toEqual({ parent: chapter, after: null })
  expect(placeForNew(tree, 'action', chapter)).toEqual({ parent: chapter, after: null })
})

test('a wider kind comes after the block around that is not narrower', () => {
  const { tree, chapter, ambition, action } = plan()
  expect(placeForNew(tree, 'section', action)).toEqual({ parent: null, after: chapter })
  expect(placeForNew(tree, 'ambition', action)).toEqual({ parent: chapter, after: ambition })
  expect(placeForNew(tree, 'pillar', action)).toEqual({ parent: ambition, after: action })
})

test('without a block it is the last of the agenda', () => {
  expect(placeForNew(plan().tree, 'section', null)).toEqual({ parent: null })
})

test('every kind of text block can be asked for anywhere', () => {
  const { tree, chapter, ambition, action } = plan()
  for (const near of [null, chapter, ambition, action]) {
    expect(typesToAdd(tree, near).slice(0, 5)).toEqual(['section', 'ambition', 'pillar', 'action', 'agreement'])
  }
})

test('every type that stands in the text is on the menu', () => {
  const inText = Object.entries(blockTypes).flatMap(([type, { placement }]) => (placement === 'document' ? [type] : []))
  expect([...addedTypes].sort()).toEqual(inText.sort())
})

test('what is put on record hangs under what it is about', () => {
  const { tree, ambition, action } = plan()
  expect(placeForNew(tree, 'agreement', ambition)).toEqual({ parent: ambition, after: null })
  expect(placeForNew(tree, 'agreement', action)).toEqual({ parent: ambition, after: action })
  expect(placeForNew(tree, 'openPoint', action)).toEqual({ parent: action, after: null })
})

test('a chapter without a number stands beside a chapter, not in it', () => {
  const { tree, chapter } = plan()
  expect(placeForNew(tree, 'text', chapter)).toEqual({ parent: null, after: chapter })
})

test('a chapter without a number that is asked for inside a chapter stays in it', () => {
  const plan = new Plan()
  const chapter = plan.add('text', 'Wat de evaluatie veranderde')
  const evaluation = plan.add('evaluation', 'Evaluatie', chapter)
  expect(placeForNew(plan.tree(), 'text', evaluation)).toEqual({ parent: chapter, after: evaluation })
  expect(placeForNew(plan.tree(), 'text', chapter)).toEqual({ parent: null, after: chapter })
})

test('an indicator that is asked for at an agreement stands under it', () => {
  const plan = new Plan()
  const agreement = plan.add('agreement', 'Minstens 92% van de doelgroep')
  expect(placeForNew(plan.tree(), 'indicator', agreement)).toEqual({ parent: agreement, after: null })
})
