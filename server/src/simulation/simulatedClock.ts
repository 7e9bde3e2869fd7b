import type { Clock } from '../clock.ts'

type Timer = { at: number; order: number; work: () => void }

/** Time that moves only when it is told to: what is due is done in order, at the moment that it was meant for. */
export class SimulatedClock implements Clock {
  #now = 0
  #order = 0
  #timers: Timer[] = []

  readonly now = (): number => this.#now

  // Some day, so that numbers are as long as real ones.
  readonly date = (): number => 1_800_000_000_000 + Math.floor(this.#now)

  readonly after = (ms: number, work: () => void): (() => void) => {
    this.#order += 1
    const timer = { at: this.#now + Math.max(0, ms), order: this.#order, work }
    // Kept in order: by time, and within a moment in the order in which they were asked for.
    let place = this.#timers.length
    while (place > 0 && (this.#timers[place - 1] as Timer).at > timer.at) place -= 1
    this.#timers.splice(place, 0, timer)
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer)
    }
  }

  readonly nextTurn = (work: () => void): void => {
    this.after(0, work)
  }

  /** The moment of the next thing to do, or undefined when there is nothing. */
  get nextAt(): number | undefined {
    return this.#timers[0]?.at
  }

  /** Goes to the next thing to do and does it. */
  step(): void {
    const timer = this.#timers.shift()
    if (timer === undefined) return
    this.#now = timer.at
    timer.work()
  }

  /** Does everything that is due up to a moment, and is there then. */
  runUntil(at: number): void {
    while (this.nextAt !== undefined && this.nextAt <= at) this.step()
    this.#now = at
  }
}
