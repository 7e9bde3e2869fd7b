import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { firstStatus, type StatusWord } from '../../session/status.ts'
import { SteadyStatus } from './SteadyStatus.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

function shownOf(first: StatusWord) {
  let status = { ...firstStatus, word: first }
  const listeners = new Set<() => void>()
  const steady = new SteadyStatus({
    status: () => status,
    subscribeStatus: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  })
  const shown: StatusWord[] = []
  const stop = steady.subscribe(() => shown.push(steady.read().word))
  shown.splice(0)
  const become = (word: StatusWord) => {
    status = { ...status, word }
    for (const listener of listeners) listener()
  }
  return { shown, become, stop, steady }
}

test('letter after letter shows one time that there is something to save, and one time that it is saved', () => {
  const { shown, become } = shownOf('savedOnRelay')
  for (let letter = 0; letter < 20; letter++) {
    become('saving')
    vi.advanceTimersByTime(40)
    become('savedOnRelay')
    vi.advanceTimersByTime(60)
  }
  expect(shown).toEqual(['saving'])
  vi.advanceTimersByTime(1000)
  expect(shown).toEqual(['saving', 'savedOnRelay'])
})

test.each(['offline', 'notSaved', 'refused'] as const)('%s is shown at once, also right after saving', (trouble) => {
  const { shown, become } = shownOf('savedOnRelay')
  become('saving')
  become(trouble)
  expect(shown).toEqual(['saving', trouble])
  become('savedOnRelay')
  expect(shown).toEqual(['saving', trouble, 'savedOnRelay'])
})

test('what was saved and then went wrong is never shown as saved', () => {
  const { shown, become } = shownOf('savedOnRelay')
  become('saving')
  become('savedOnRelay')
  become('notSaved')
  vi.advanceTimersByTime(1000)
  expect(shown).toEqual(['saving', 'notSaved'])
})

test('one who left hears nothing, not even what was waiting', () => {
  const { shown, become, stop } = shownOf('saving')
  become('savedOnRelay')
  stop()
  vi.advanceTimersByTime(1000)
  expect(shown).toEqual([])
})
