import { describe, expect, test } from 'vitest'
import type { Field } from '../types/field.ts'
import { fitsField } from './fits.ts'
import { meansTheSame } from './sameValue.ts'

const choice: Field = { kind: 'choice', choices: ['cost', 'cover'] }
const reference: Field = { kind: 'reference', to: 'partner' }
const references: Field = { kind: 'references', to: 'partner' }
const amount: Field = { kind: 'amount' }
const period: Field = { kind: 'period' }
const day = (start: string | null, end: string | null = null) => ({ words: 'x', start, end })

describe('what fits', () => {
  test.each([
    [{ kind: 'text' }, 'Samen 🎓'],
    [{ kind: 'text' }, ''],
    [{ kind: 'text' }, null],
    [choice, 'cost'],
    [choice, null],
    [{ kind: 'number' }, 2021],
    [{ kind: 'number' }, 2.5],
    [{ kind: 'date' }, '2024-02-29'],
    [amount, { words: '32.500', cents: 3_250_000 }],
    [amount, { words: 'n.v.t.', cents: null }],
    [amount, { words: '10 casussen, 4 uur per casus', cents: null, hours: 4, cases: 10 }],
    [period, day('2021-10-01', '2021-12-31')],
    [period, { words: 'Ieder kwartaal', start: null, end: null, every: 'quarter' }],
    [reference, 'abc'],
    [references, ['abc', 'def']],
    [references, []],
  ] as [Field, unknown][])('%o takes %j', (field, value) => {
    expect(fitsField(value, field)).toBe(true)
  })
})

describe('what does not fit', () => {
  test.each([
    [{ kind: 'text' }, 5],
    [{ kind: 'text' }, undefined],
    [{ kind: 'text' }, 'half \ud83c'],
    [choice, 'idem'],
    [choice, ''],
    [{ kind: 'number' }, '2021'],
    [{ kind: 'number' }, Number.NaN],
    [{ kind: 'date' }, '2021-02-29'],
    [{ kind: 'date' }, '2021-13-01'],
    [{ kind: 'date' }, '1 oktober'],
    [amount, 32_500],
    [amount, { words: '32,5', cents: 3250.5 }],
    [amount, { words: '32,5', cents: 2 ** 60 }],
    [amount, { words: 'x' }],
    [amount, { words: 'x', cents: null, hours: -1 }],
    [amount, { words: 'x', cents: null, euro: 1 }],
    [period, day('2021-12-31', '2021-10-01')],
    [period, day('2021-10')],
    [period, { ...day(null), every: 'day' }],
    [period, ['2021-10-01']],
    [reference, ''],
    [reference, { id: 'abc' }],
    [references, 'abc'],
    [references, ['abc', '']],
  ] as [Field, unknown][])('%o refuses %j', (field, value) => {
    expect(fitsField(value, field)).toBe(false)
  })
})

test('values mean the same when their money, hours or days are the same', () => {
  expect(meansTheSame({ words: '32.500', cents: 3_250_000 }, { words: '32500', cents: 3_250_000 })).toBe(true)
  expect(meansTheSame({ words: '32.500', cents: 3_250_000 }, { words: '32.600', cents: 3_260_000 })).toBe(false)
  expect(meansTheSame({ words: 'n.v.t.', cents: null }, { words: 'p.m.', cents: null })).toBe(false)
  expect(meansTheSame({ words: '4 uur', cents: null, hours: 4 }, { words: 'vier uur', cents: null, hours: 4 })).toBe(
    true,
  )
  expect(meansTheSame(day('2021-10-01'), { ...day('2021-10-01'), words: 'vanaf oktober' })).toBe(true)
  expect(meansTheSame({ ...day(null), words: 'ooit' }, { ...day(null), words: 'later' })).toBe(false)
  expect(meansTheSame(['a', 'b'], ['a', 'b'])).toBe(true)
  expect(meansTheSame(['a', 'b'], ['b', 'a'])).toBe(false)
  expect(meansTheSame(null, 'x')).toBe(false)
})
