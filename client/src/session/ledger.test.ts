import { describe, expect, test } from 'vitest'
import { Ledger } from './ledger.ts'

type Step = 'connect' | 'change' | 'send' | 'answer' | { in: string[] } | number

function after(steps: Step[], earlier: [number, string[]] = [0, []]): [number, boolean] {
  const ledger = new Ledger(...earlier)
  for (const step of steps) {
    if (step === 'connect') ledger.connect()
    else if (step === 'change') ledger.change(['taalklas'])
    else if (typeof step === 'object') ledger.change(step.in)
    else if (step === 'send') ledger.send(false)
    else if (step === 'answer') ledger.send(true)
    else ledger.acknowledge(step)
  }
  return [ledger.waiting(), ledger.isComplete()]
}

describe('what the relay has', () => {
  const table: [string, Step[], [number, boolean], [number, string[]]?][] = [
    ['nothing is known before a connection', [], [0, false]],
    ['a connection alone says nothing', ['connect', 0], [0, false]],
    ['an answer that was only sent says nothing', ['connect', 'answer'], [0, false]],
    ['an acknowledged answer is everything', ['connect', 'answer', 1], [0, true]],
    ['of earlier visits too', ['connect', 'answer', 1], [0, true], [7, ['taalklas']]],
    ['what earlier visits left waits until then', ['connect', 'answer'], [2, false], [7, ['taalklas', 'brugklas']]],
    ['also when nobody noted where', ['connect', 'answer'], [1, false], [7, []]],
    ['what was changed there since is no other place', ['change'], [2, false], [7, ['taalklas', 'brugklas']]],
    ['a change is not there before it was sent', ['connect', 'answer', 1, 'change'], [1, false]],
    ['nor before it is acknowledged', ['connect', 'answer', 1, 'change', 'send', 1], [1, false]],
    ['and then it is', ['connect', 'answer', 1, 'change', 'send', 2], [0, true]],
    [
      'of two changes the first',
      ['connect', 'answer', 1, 'change', 'send', { in: ['', 'brugklas'] }, 'send', 2],
      [2, false],
    ],
    ['twenty keys in one place are one', ['connect', 'answer', 1, ...Array<Step>(20).fill('change')], [1, false]],
    ['a change that a closing socket swallowed is not there', ['connect', 'answer', 'change', 1], [1, false]],
    ['an update before the answer doesn’t count', ['connect', 'change', 'send', 'answer', 1], [1, false]],
    ['until the answer does', ['connect', 'change', 'send', 'answer', 2], [0, true]],
    ['an old connection’s frames are forgotten', ['connect', 'answer', 1, 'change', 'send', 'connect', 0], [1, false]],
    ['and carried by the new one’s answer', ['connect', 'change', 'send', 'connect', 'answer', 1], [0, true]],
    ['more than was sent is not believed', ['connect', 'change', 'send', 'answer', 9], [1, false]],
    ['nor less than before', ['connect', 'answer', 1, 'change', 'send', 2, 1], [0, true]],
  ]
  test.each(table)('%s', (_, steps, expected, earlier) => {
    expect(after(steps, earlier)).toEqual(expected)
  })
})
