/**
 * Counts, for one agenda, which local changes the relay has acknowledged. Frames are counted per connection, as the
 * relay counts them; changes are counted for as long as the agenda is open.
 *
 * The relay's question (sync step 1) is answered with everything that it lacks, so only when that answer is
 * acknowledged do earlier changes count: an acknowledged update before it may build on something that never arrived.
 */
export class Ledger {
  #changes: number
  #acknowledgedChanges = 0
  /** Of the present connection: frames sent, frames acknowledged, and which frame was the first answer. */
  #sent = 0
  #acknowledged = 0
  #answer: number | undefined
  /** How many changes had been made when a frame that isn't acknowledged yet was sent. */
  readonly #changesAtFrame = new Map<number, number>()

  /** `waiting`: changes of earlier visits that were never acknowledged. */
  constructor(waiting = 0) {
    this.#changes = waiting
  }

  /** A new connection: nothing that was sent on an earlier one will be acknowledged any more. */
  connect(): void {
    this.#sent = 0
    this.#acknowledged = 0
    this.#answer = undefined
    this.#changesAtFrame.clear()
  }

  change(): void {
    this.#changes++
  }

  /** A frame went out that the relay counts. `isAnswer`: it is a sync step 2, with everything that the relay lacks. */
  send(isAnswer: boolean): void {
    this.#sent++
    if (isAnswer) this.#answer ??= this.#sent
    this.#changesAtFrame.set(this.#sent, this.#changes)
  }

  /** The relay has this many frames of the present connection on disk. More than were sent is a number we don't believe. */
  acknowledge(frames: number): void {
    if (frames > this.#sent || frames < this.#acknowledged) return
    for (let frame = this.#acknowledged + 1; frame <= frames; frame++) {
      if (this.#answer !== undefined && this.#answer <= frames) {
        this.#acknowledgedChanges = this.#changesAtFrame.get(frame) ?? this.#acknowledgedChanges
      }
      this.#changesAtFrame.delete(frame)
    }
    this.#acknowledged = frames
  }

  /** Local changes that the relay hasn't acknowledged. */
  waiting(): number {
    return this.#changes - this.#acknowledgedChanges
  }

  /** Whether the relay has everything: also what was written on earlier visits, and what was no change of ours. */
  isComplete(): boolean {
    return this.#answer !== undefined && this.#acknowledged === this.#sent && this.waiting() === 0
  }
}
