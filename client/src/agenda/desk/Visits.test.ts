import { expect, test, vi } from 'vitest'
import type { OpenOutcome, Session } from '../../session/session.ts'
import { Visits } from './Visits.ts'

const forgetful = () => ({ read: () => [], write: () => {} })

function session() {
  const close = vi.fn(async () => {})
  const presence = { enter: vi.fn(), leave: vi.fn(), setCursor: vi.fn() }
  // only what a visit itself asks of a session
  const isKept = vi.fn(() => true)
  return { close, presence, isKept, people: () => [], subscribePeople: () => () => {} } as unknown as Session & {
    close: typeof close
    isKept: typeof isKept
  }
}

test('a screen that looks away and back in one turn keeps the same session', async () => {
  const opened = session()
  const open = vi.fn(async (): Promise<OpenOutcome> => ({ ok: true, value: opened }))
  const visits = new Visits(open, forgetful)
  const stop = visits.subscribe('a', () => {})
  stop()
  const stopAgain = visits.subscribe('a', () => {})
  await vi.waitFor(() => expect(visits.read('a').phase).toBe('open'))
  expect(open).toHaveBeenCalledTimes(1)
  expect(opened.close).not.toHaveBeenCalled()
  stopAgain()
  await vi.waitFor(() => expect(opened.close).toHaveBeenCalledTimes(1))
})

test('a session that opens after its screen has left is closed', async () => {
  const opened = session()
  let arrive = (_: OpenOutcome) => {}
  const visits = new Visits(() => new Promise((resolve) => (arrive = resolve)), forgetful)
  visits.subscribe('a', () => {})()
  await new Promise((resolve) => setTimeout(resolve, 5))
  arrive({ ok: true, value: opened })
  await vi.waitFor(() => expect(opened.close).toHaveBeenCalledTimes(1))
})

test('agendas that are left while they are saved nowhere stay open, open again as they were, and close once they are saved', async () => {
  const sessions = { a: session(), b: session() }
  const open = vi.fn(async (id: string): Promise<OpenOutcome> => ({ ok: true, value: sessions[id as 'a' | 'b'] }))
  const visits = new Visits(open, forgetful)
  const changes: number[] = []
  visits.subscribeLeft(() => changes.push(visits.left().length))
  for (const id of ['a', 'b'] as const) {
    sessions[id].isKept.mockReturnValue(false)
    const stop = visits.subscribe(id, () => {})
    await vi.waitFor(() => expect(visits.read(id).phase).toBe('open'))
    stop()
    await vi.waitFor(() => expect(visits.left()).toContain(sessions[id]))
    expect(sessions[id].presence.leave).toHaveBeenCalled()
  }
  const stop = visits.subscribe('a', () => {})
  expect(visits.read('a')).toMatchObject({ phase: 'open', agenda: { session: sessions.a } })
  expect(open).toHaveBeenCalledTimes(2)
  sessions.a.isKept.mockReturnValue(true)
  sessions.b.isKept.mockReturnValue(true)
  await vi.waitFor(() => expect(sessions.b.close).toHaveBeenCalledOnce())
  expect(sessions.a.close).not.toHaveBeenCalled()
  stop()
  await vi.waitFor(() => expect(sessions.a.close).toHaveBeenCalledOnce())
  expect(visits.left()).toEqual([])
  expect(changes).toEqual([1, 2, 1, 0])
})

test('what could not be opened says why, and can be tried again', async () => {
  const outcomes: OpenOutcome[] = [
    { ok: false, reason: 'notHereAndOffline' },
    { ok: true, value: session() },
  ]
  const visits = new Visits(async () => outcomes.shift() ?? { ok: false, reason: 'agendaIsUnknown' }, forgetful)
  visits.subscribe('a', () => {})
  await vi.waitFor(() => expect(visits.read('a')).toEqual({ phase: 'failed', reason: 'notHereAndOffline' }))
  visits.again('a')
  await vi.waitFor(() => expect(visits.read('a').phase).toBe('open'))
})

test.each([
  ['saved', true],
  ['saving', false],
  ['loading', false],
  [{ failed: 'full' }, false],
  // nothing is to be stored there: the relay has all of it, or not
  [{ failed: 'shared' }, true],
  [{ failed: 'unavailable' }, true],
  [{ failed: 'shared' }, false, 'notSaved'],
  [{ failed: 'shared' }, false, 'saving'],
])(
  'a new version is not taken while an open agenda is %j on this device',
  async (device, isStored, word = 'savedOnRelay') => {
    const agendas = new Map([
      ['a', 'saved'],
      ['b', device],
    ])
    const open = async (id: string): Promise<OpenOutcome> => ({
      ok: true,
      value: Object.assign(session(), { status: () => ({ device: agendas.get(id), word }) }) as unknown as Session,
    })
    const visits = new Visits(open, forgetful)
    for (const id of agendas.keys()) visits.subscribe(id, () => {})
    await vi.waitFor(() => expect([...agendas.keys()].map((id) => visits.read(id).phase)).toEqual(['open', 'open']))
    expect(visits.isStored()).toBe(isStored)
  },
)

test('what is not there yet is looked for without the screen changing, and opens when it has come', async () => {
  const outcomes: OpenOutcome[] = [
    { ok: false, reason: 'agendaIsUnknown' },
    { ok: false, reason: 'agendaIsUnknown' },
    { ok: true, value: session() },
  ]
  const open = vi.fn(async () => outcomes.shift() ?? { ok: false, reason: 'notHereAndOffline' })
  const visits = new Visits(open as () => Promise<OpenOutcome>, forgetful)
  const phases: string[] = []
  visits.subscribe('a', () => phases.push(visits.read('a').phase))
  await vi.waitFor(() => expect(phases).toEqual(['failed']))
  visits.look('a')
  visits.look('a')
  await vi.waitFor(() => expect(phases).toEqual(['failed', 'failed']))
  expect(open).toHaveBeenCalledTimes(2)
  await Promise.resolve()
  visits.look('a')
  await vi.waitFor(() => expect(phases).toEqual(['failed', 'failed', 'open']))
})

test('what is looked for while one tries again by hand is closed', async () => {
  const second = session()
  let arrive = (_: OpenOutcome) => {}
  const outcomes: Promise<OpenOutcome>[] = [
    Promise.resolve({ ok: false, reason: 'agendaIsUnknown' }),
    new Promise((resolve) => (arrive = resolve)),
    Promise.resolve({ ok: true, value: session() }),
  ]
  const visits = new Visits(() => outcomes.shift() as Promise<OpenOutcome>, forgetful)
  visits.subscribe('a', () => {})
  await vi.waitFor(() => expect(visits.read('a').phase).toBe('failed'))
  visits.look('a')
  visits.again('a')
  await vi.waitFor(() => expect(visits.read('a').phase).toBe('open'))
  arrive({ ok: true, value: second })
  await vi.waitFor(() => expect(second.close).toHaveBeenCalledOnce())
})
