import { afterEach, expect, test, vi } from 'vitest'

afterEach(() => {
  vi.unstubAllGlobals()
  vi.resetModules()
  vi.useRealTimers()
})

/** A page whose frames come when they are told to. */
async function page({ hidden }: { hidden: boolean }) {
  vi.useFakeTimers({ toFake: ['setTimeout'] })
  const frames: (() => void)[] = []
  const target = new EventTarget()
  const document = Object.assign(new EventTarget(), { hidden })
  vi.stubGlobal('document', document)
  vi.stubGlobal('addEventListener', target.addEventListener.bind(target))
  vi.stubGlobal('requestAnimationFrame', (then: () => void) => frames.push(then))
  vi.resetModules()
  const { afterFrame } = await import('./afterFrame.ts')
  const drawFrame = () => {
    for (const then of frames.splice(0)) then()
    vi.runAllTimers()
  }
  const hide = () => {
    document.hidden = true
    document.dispatchEvent(new Event('visibilitychange'))
  }
  return { afterFrame, drawFrame, hide, leave: () => target.dispatchEvent(new Event('pagehide')), frames }
}

test('calls back after the frame, in order, and asks for one frame only', async () => {
  const { afterFrame, drawFrame, frames } = await page({ hidden: false })
  const called: string[] = []
  afterFrame(() => called.push('first'))
  afterFrame(() => called.push('second'))
  expect([called, frames.length]).toEqual([[], 1])
  drawFrame()
  expect(called).toEqual(['first', 'second'])
})

test('one that throws is reported and takes no other along', async () => {
  const { afterFrame, drawFrame } = await page({ hidden: false })
  const called: string[] = []
  afterFrame(() => {
    throw new Error('broken')
  })
  afterFrame(() => called.push('second'))
  expect(drawFrame).toThrow('broken')
  expect(called).toEqual(['second'])
})

test.each(['hide', 'leave'] as const)(
  'a page that is hidden or left has no frames: what waits is called at once (%s)',
  async (how) => {
    const shown = await page({ hidden: false })
    const called: string[] = []
    shown.afterFrame(() => called.push('waited'))
    shown[how]()
    expect(called).toEqual(['waited'])
    shown.drawFrame()
    expect(called).toEqual(['waited'])
  },
)

test('in a hidden page nothing waits for a frame', async () => {
  const { afterFrame, frames } = await page({ hidden: true })
  const called: string[] = []
  afterFrame(() => called.push('hidden'))
  vi.runAllTimers()
  expect([called, frames.length]).toEqual([['hidden'], 0])
})
