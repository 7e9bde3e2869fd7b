import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { takeOver } from './takeOver.ts'

beforeEach(() => {
  vi.useFakeTimers()
  vi.spyOn(console, 'warn').mockReturnValue()
})

afterEach(() => {
  vi.useRealTimers()
})

function browser({ makesWay, isServerThere }: { makesWay: boolean; isServerThere: boolean }) {
  const container = new EventTarget()
  const unregister = vi.fn(async () => true)
  const waiting = {
    postMessage: vi.fn(() => {
      if (makesWay) container.dispatchEvent(new Event('controllerchange'))
    }),
  }
  const parts = { container, registration: { unregister }, waiting, isServerThere: async () => isServerThere }
  return { taken: takeOver(parts as Parameters<typeof takeOver>[0]), unregister, waiting }
}

test('a newer version takes over, and nothing is given up', async () => {
  const { taken, unregister, waiting } = browser({ makesWay: true, isServerThere: true })
  await taken
  expect(waiting.postMessage).toHaveBeenCalledWith('take over')
  await vi.runAllTimersAsync()
  expect(unregister).not.toHaveBeenCalled()
})

test('when the old version does not make way, the pages come from the server', async () => {
  const { taken, unregister } = browser({ makesWay: false, isServerThere: true })
  await vi.runAllTimersAsync()
  await taken
  expect(unregister).toHaveBeenCalledOnce()
})

test('without a server the old version stays: the agenda has to open', async () => {
  const { taken, unregister } = browser({ makesWay: false, isServerThere: false })
  await vi.runAllTimersAsync()
  await taken
  expect(unregister).not.toHaveBeenCalled()
})
