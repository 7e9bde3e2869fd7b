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

  /** The last change in each place that the relay may lack. */
  readonly #lastChangeIn = new Map<string, number>()

  readonly #shownAs: (place: string) => string

  /**
   * `changes` of earlier visits were never acknowledged, and are in these places. `shownAs`: as what a person sees a place, so
   * that an action with its roles and amounts is counted as one.
   */
  constructor(changes = 0, places: Iterable<string> = [], shownAs = (place: string) => place) {
    this.#changes = changes
    this.#shownAs = shownAs
    for (const place of places) this.#lastChangeIn.set(place, changes)
  }

  /** A new connection: nothing that was sent on an earlier one will be acknowledged any more. */
  connect(): void {
    this.#sent = 0
    this.#acknowledged = 0
    this.#answer = undefined
    this.#changesAtFrame.clear()
  }

  /** A change was made in these places (see `touchedPlaces`). */
  change(places: Iterable<string>): void {
    this.#changes++
    for (const place of places) this.#lastChangeIn.set(place, this.#changes)
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
    for (const [place, change] of this.#lastChangeIn) {
      if (change <= this.#acknowledgedChanges) this.#lastChangeIn.delete(place)
    }
  }

  /** In how many places there is work that the relay hasn't acknowledged: at least one as long as any change waits. */
  waiting(): number {
    if (this.#changes === this.#acknowledgedChanges) return 0
    return Math.max(1, new Set([...this.#lastChangeIn.keys()].map(this.#shownAs)).size)
  }

  /** Whether the relay has everything: also what was written on earlier visits, and what was no change of ours. */
  isComplete(): boolean {
    return (
      this.#answer !== undefined && this.#acknowledged === this.#sent && this.#changes === this.#acknowledgedChanges
    )
  }
}
