/**
 * Messages in the order in which they came, also when one of them came packed, which takes a moment to undo: what came
 * after it waits, because 'that was everything' may not be heard before it was.
 */
export class Unpacking {
  /** What came behind a message that is being unpacked; null when none is. */
  #behind: (() => void)[] | null = null

  /** Unpacks a message, reads it, and then what came behind it. Calls `fail` when it can't be undone; then nothing is read. */
  async unpack(
    packed: Uint8Array<ArrayBuffer>,
    read: (message: Uint8Array) => void,
    fail: (error: unknown) => void,
  ): Promise<void> {
    const behind: (() => void)[] = []
    this.#behind = behind
    try {
      const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw'))
      const message = new Uint8Array(await new Response(stream).arrayBuffer())
      if (this.#behind !== behind) return
      this.#behind = null
      read(message)
      for (const run of behind) run()
    } catch (error) {
      if (this.#behind === behind) this.#behind = null
      fail(error)
    }
  }

  /** Runs it now, or when its turn has come. */
  inTurn(run: () => void): void {
    if (this.#behind) this.#behind.push(run)
    else run()
  }

  /** The line broke: what waits is asked for again on the next one. */
  drop(): void {
    this.#behind = null
  }
}

/** Whether this browser can undo what the relay packs. */
export const canUnpack = 'DecompressionStream' in globalThis
