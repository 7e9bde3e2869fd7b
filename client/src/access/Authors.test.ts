import { expect, test } from 'vitest'
import { Authors } from './Authors.ts'

const answer = {
  people: [
    { id: 'b', name: 'Bram', organisation: 'Bibliotheek' },
    { id: 'x', name: null, organisation: '' },
  ],
  clients: [
    { client: 7, person: 'b', isBrought: false },
    { client: 8, person: 'x', isBrought: false },
    { client: 6, person: 'b', isBrought: true },
  ],
}

test('what the server knows is shown, whatever name the writer gave', () => {
  const authors = new Authors(answer, 1)
  expect(authors.nameOf({ client: 7, said: 'Anna' })).toBe('Bram')
  expect(authors.nameOf({ client: 8, said: 'Anna' })).toBe('oud-deelnemer')
  expect(authors.nameOf({ client: 6, said: 'Anna' })).toBe('Bram (meegebracht)')
})

test('a name that the server can not confirm says so, but for what one just wrote oneself', () => {
  const authors = new Authors(answer, 1)
  expect(authors.nameOf({ client: 9, said: 'Anna' })).toBe('Anna (niet gecontroleerd)')
  expect(authors.nameOf({ client: 9, said: '' })).toBe('')
  expect(authors.nameOf({ client: 1, said: 'Anna' })).toBe('Anna')
})

test('where there are no people, the name that was given is all there is', () => {
  expect(new Authors(null, 1).nameOf({ client: 9, said: 'Anna' })).toBe('Anna')
})
