import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Courier, type UnderWay } from './courier.ts'
import type { Sending } from './sendWaiting.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A device on which agendas wait; `becomes`: what comes of sending one. */
function deviceWith(waiting: string[], becomes: Record<string, Sending>, offersAgain = true) {
  const sent: string[] = []
  const told: string[] = []
  const courier = new Courier({
    readWaiting: async () => [...waiting],
    send: async (agendaId, begins) => {
      sent.push(agendaId)
      const outcome = becomes[agendaId] ?? 'sent'
      if (outcome === 'sent') {
        begins()
        waiting.splice(waiting.indexOf(agendaId), 1)
      }
      return outcome
    },
    tell: (underWay: UnderWay) => told.push([...underWay].map((pair) => pair.join(' ')).join()),
    offersAgain,
  })
  const wait = (seconds: number) => vi.advanceTimersByTimeAsync(seconds * 1_000)
  const taken = () => sent.splice(0)
  return { courier, waiting, becomes, taken, told, wait }
}

test('all that waits is sent, one after another, each is told to be under way, and then nothing is done any more', async () => {
  const { taken, told, wait } = deviceWith(['a', 'b'], {})
  await wait(0)
  expect(taken()).toEqual(['a', 'b'])
  expect(told).toEqual(['a underWay', '', 'b underWay', ''])
  await wait(3_600)
  expect(taken()).toEqual([])
  expect(vi.getTimerCount()).toBe(0)
})

test('a server that isn’t there is asked for one agenda only, ever less often, and anew when something else waits', async () => {
  const { courier, taken, becomes, waiting, wait } = deviceWith(['a', 'b'], { a: 'offline', b: 'offline' })
  await wait(0)
  expect(taken()).toEqual(['a'])
  await wait(3)
  expect(taken()).toEqual(['a'])
  await wait(5)
  expect(taken()).toEqual([])
  await wait(600)
  expect(taken().length).toBeLessThan(35)
  waiting.push('c')
  courier.follow(waiting)
  becomes.a = 'sent'
  becomes.b = 'sent'
  await wait(3)
  expect(taken()).toEqual(['a', 'b', 'c'])
})

test('what is refused is told, keeps nothing else back, and is offered again after five minutes or when somebody came in', async () => {
  const { courier, taken, told, wait } = deviceWith(['a', 'b'], { a: 'refused' })
  await wait(0)
  expect(taken()).toEqual(['a', 'b'])
  expect(told.at(-1)).toBe('a refused')
  await wait(280)
  expect(taken()).toEqual([])
  await wait(100)
  expect(taken()).toEqual(['a'])
  courier.forgive()
  await wait(0)
  expect(taken()).toEqual(['a'])
})

test('an agenda that can’t be sent now keeps nothing else back, and is tried again', async () => {
  const { taken, becomes, wait } = deviceWith(['a', 'b'], { a: 'later' })
  await wait(0)
  expect(taken()).toEqual(['a', 'b'])
  becomes.a = 'sent'
  await wait(3)
  expect(taken()).toEqual(['a'])
  await wait(600)
  expect(taken()).toEqual([])
})

test('what somebody wrote on while it was sent goes too', async () => {
  const { taken, waiting, wait } = deviceWith(['a'], {})
  await wait(0)
  waiting.push('a')
  await wait(3)
  expect(taken()).toEqual(['a', 'a'])
})

test('on a shared computer what is refused is not offered again', async () => {
  const { courier, taken, wait } = deviceWith(['a'], { a: 'refused' }, false)
  await wait(0)
  expect(taken()).toEqual(['a'])
  courier.forgive()
  courier.soon()
  await wait(3_600)
  expect(taken()).toEqual([])
})

test('an agenda that is open is looked at again soon, when one leaves the page at once', async () => {
  const { courier, taken, waiting, becomes, wait } = deviceWith(['a'], { a: 'inUse' })
  courier.follow(waiting)
  await wait(60)
  taken()
  await wait(16)
  expect(taken()).toEqual(['a'])
  becomes.a = 'sent'
  courier.soon()
  await wait(3)
  expect(taken()).toEqual(['a'])
})
