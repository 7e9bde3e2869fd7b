import { expect, test } from 'vitest'
import { followWhenIdle, type Idle } from './idleReading.ts'

function stage() {
  const waiting: (() => void)[] = []
  const idle: Idle = (work) => {
    waiting.push(work)
    return () => void waiting.splice(waiting.indexOf(work), 1)
  }
  const rest = () => {
    for (const work of waiting.splice(0)) work()
  }
  const listeners = new Set<() => void>()
  const subscribe = (listener: () => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }
  const change = () => {
    for (const listener of listeners) listener()
  }
  return { waiting, idle, rest, subscribe, change, listeners }
}

test('nothing is read before an idle moment, and three changes before one are one reading', () => {
  const { idle, rest, subscribe, change } = stage()
  let reads = 0
  const told: number[] = []
  const read = () => ++reads
  followWhenIdle({ read, subscribe }, { tell: (value) => told.push(value), fail: () => {} }, idle)
  expect(reads).toBe(0)
  rest()
  for (let times = 0; times < 3; times++) change()
  expect(told).toEqual([1])
  rest()
  expect(told).toEqual([1, 2])
})

test('who looks away is told nothing more, also when a reading was waiting', () => {
  const { idle, rest, subscribe, change, listeners, waiting } = stage()
  const told: string[] = []
  const stop = followWhenIdle(
    { read: () => 'now', subscribe },
    { tell: (value) => told.push(value), fail: () => {} },
    idle,
  )
  stop()
  change()
  rest()
  expect([told, listeners.size, waiting.length]).toEqual([[], 0, 0])
})

test('what reading throws is said, and the next change is read again', () => {
  const { idle, rest, subscribe, change } = stage()
  const heard: unknown[] = []
  let isBroken = true
  const read = () => {
    if (isBroken) throw new Error('no')
    return 'well'
  }
  followWhenIdle({ read, subscribe }, { tell: (value) => heard.push(value), fail: () => heard.push('failed') }, idle)
  rest()
  isBroken = false
  change()
  rest()
  expect(heard).toEqual(['failed', 'well'])
})
