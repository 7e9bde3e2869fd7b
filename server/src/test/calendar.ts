import { seenEveryMs } from '../access/devices.ts'
import { type Clock, systemClock } from '../clock.ts'

/** The time of day as a test says it; what happens every minute happens when it says so. */
export function calendar(): { clock: Clock; pass: (ms: number) => void } {
  let passedMs = 0
  let everyMinute = () => {}
  const clock: Clock = {
    ...systemClock,
    date: () => Date.now() + passedMs,
    after: (ms, work) => {
      if (ms !== seenEveryMs) return systemClock.after(ms, work)
      everyMinute = work
      return () => {}
    },
  }
  const pass = (ms: number) => {
    passedMs += ms
    everyMinute()
  }
  return { clock, pass }
}
