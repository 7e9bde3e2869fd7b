import { statfs } from 'node:fs/promises'
import type { Logger } from 'pino'

/** Below this part of the disk the administrator is warned, before it is full. */
const lowWater = 0.05

const lookEveryMs = 60_000

export type Space = { free: number; total: number }

/** What is left for us on the disk of a folder. */
export async function spaceIn(folder: string): Promise<Space> {
  const { bavail, blocks, bsize } = await statfs(folder)
  return { free: bavail * bsize, total: blocks * bsize }
}

/** Looks now and then how full the disk is; says it once when there is little room left, and once when there is enough again. */
export class DiskWatch {
  free = Number.NaN
  readonly #look: () => Promise<Space>
  readonly #log: Logger
  #isLow = false
  #timer: NodeJS.Timeout | undefined

  constructor(look: () => Promise<Space>, log: Logger) {
    this.#look = look
    this.#log = log
  }

  async start(): Promise<void> {
    await this.look()
    this.#timer = setInterval(() => void this.look(), lookEveryMs)
  }

  stop(): void {
    clearInterval(this.#timer)
  }

  async look(): Promise<void> {
    let space: Space
    try {
      space = await this.#look()
    } catch (problem) {
      this.#log.warn({ err: problem }, 'the room on the disk can not be looked up')
      return
    }
    this.free = space.free
    const isLow = space.free < space.total * lowWater
    if (isLow === this.#isLow) return
    this.#isLow = isLow
    if (isLow) this.#log.warn(space, 'the disk is almost full: make room, or nothing can be kept')
    else this.#log.info(space, 'there is room on the disk again')
  }
}
