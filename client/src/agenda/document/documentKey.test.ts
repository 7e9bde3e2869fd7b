import { expect, test } from 'vitest'
import { documentKey } from './documentKey.ts'

const key = (key: string, modifiers: Partial<Record<'altKey' | 'shiftKey' | 'ctrlKey' | 'metaKey', true>> = {}) => ({
  key,
  altKey: false,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  ...modifiers,
})

test('moving, duplicating and adding the next one work while one types', () => {
  expect(documentKey(key('ArrowUp', { altKey: true, shiftKey: true }), false)).toEqual({
    name: 'move',
    direction: 'up',
  })
  expect(documentKey(key('ArrowRight', { altKey: true, shiftKey: true }), false)).toEqual({
    name: 'move',
    direction: 'in',
  })
  expect(documentKey(key('d', { ctrlKey: true }), false)).toEqual({ name: 'duplicate' })
  for (const isOnBlock of [true, false])
    expect(documentKey(key('Enter', { ctrlKey: true }), isOnBlock)).toEqual({ name: 'addNext' })
})

test('keys that write or walk in a text are left to the text', () => {
  for (const name of ['Delete', 'Enter', 'ArrowUp', '/', '+', 'Home', 'a', ' '])
    expect(documentKey(key(name), false)).toBeUndefined()
})

test('on the block itself they walk, write, add and delete', () => {
  expect(documentKey(key('ArrowDown'), true)).toEqual({ name: 'step', to: 1 })
  expect(documentKey(key('Enter'), true)).toEqual({ name: 'edit' })
  expect(documentKey(key('Delete'), true)).toEqual({ name: 'remove' })
  expect(documentKey(key('F10', { shiftKey: true }), true)).toEqual({ name: 'menu' })
  expect(documentKey(key('ArrowLeft'), true)).toEqual({ name: 'fold', folded: true })
})

test('letters typed on the block itself are meant for its text; a space turns the page, and Ctrl with a letter is a command', () => {
  for (const letter of ['a', 'Z', '9', '€']) expect(documentKey(key(letter), true)).toEqual({ name: 'write' })
  for (const other of [key(' '), key('a', { ctrlKey: true }), key('Tab'), key('Dead'), key('Process')])
    expect(documentKey(other, true)).toBeUndefined()
})
