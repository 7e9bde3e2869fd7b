import { expect, test } from 'vitest'
import { Authors } from './Authors.ts'

const [annas, brams, forgotten] = ['a', 'b', 'x'].map((letter) => letter.repeat(22)) as [string, string, string]
const own = { client: 1, writer: { deviceId: 'd', name: 'Anna', person: annas } }

const answer = {
  people: [
    { id: brams, name: 'Bram', organisation: 'Bibliotheek' },
    { id: forgotten, name: null, organisation: '' },
  ],
  clients: [
    { client: 7, person: brams, isBrought: false },
    { client: 8, person: forgotten, isBrought: false },
    { client: 6, person: brams, isBrought: true },
  ],
}

test('what the server knows is shown, whatever name the writer gave', () => {
  const authors = new Authors(answer, own)
  expect(authors.nameOf({ client: 7, said: 'Anna' })).toBe('Bram')
  expect(authors.nameOf({ client: 8, said: 'Anna' })).toBe('oud-deelnemer')
  expect(authors.nameOf({ client: 6, said: 'Anna' })).toBe('Bram (meegebracht)')
})

test('a name that the server can not confirm says so, but for what one just wrote oneself', () => {
  const authors = new Authors(answer, own)
  expect(authors.nameOf({ client: 9, said: 'Anna' })).toBe('Anna (niet gecontroleerd)')
  expect(authors.nameOf({ client: 9, said: '' })).toBe('')
  expect(authors.nameOf({ client: 1, said: 'Anna' })).toBe('Anna')
})

test('where there are no people, the name that was given is all there is', () => {
  expect(new Authors(null, own).nameOf({ client: 9, said: 'Anna' })).toBe('Anna')
})

const signed = (person: string) => `person:${person}`

test('a signature is told by the name that the server knows now; the client id goes before it', () => {
  const authors = new Authors(answer, own)
  expect(authors.nameOf({ client: 7, said: signed(annas) })).toBe('Bram')
  expect(authors.nameOf({ client: 9, said: signed(brams) })).toBe('Bram (niet gecontroleerd)')
  expect(authors.nameOf({ client: undefined, said: signed(forgotten) })).toBe('oud-deelnemer (niet gecontroleerd)')
  expect(authors.nameOf({ client: 9, said: signed('n'.repeat(22)) })).toBe('')
  expect(authors.nameOf({ client: 1, said: signed(annas) })).toBe('Anna')
})

test('without a line a signature is told by the names that were heard before, and a stranger by none', () => {
  const authors = new Authors(null, own, new Map([[7, 'Bram']]))
  expect(authors.nameOf({ client: 7, said: signed(brams) })).toBe('Bram')
  expect(authors.nameOf({ client: 8, said: signed(brams) })).toBe('')
  expect(authors.nameOf({ client: 1, said: signed(annas) })).toBe('Anna')
  expect(authors.nameOf({ client: 7, said: 'Cem' })).toBe('Cem')
})
