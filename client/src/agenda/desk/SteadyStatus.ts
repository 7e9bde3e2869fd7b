import type { Status } from '../../session/status.ts'

type StatusSource = { status: () => Status; subscribeStatus: (listener: () => void) => () => void }

/** 'Saved' has to hold this long before it is shown again. */
const steadyMs = 500

/**
 * The status for the eye. While one types, it changes twice for every letter; shown like that it would flicker and
 * redraw the header. What claims less is shown at once, 'saved' only when it lasts. So it may lag, but it never claims
 * more than is known.
 */
export class SteadyStatus {
  readonly #source: StatusSource
  #shown: Status

  constructor(source: StatusSource) {
    this.#source = source
    this.#shown = source.status()
  }

  readonly read = (): Status => this.#shown

  readonly subscribe = (listener: () => void): (() => void) => {
    let lasting: ReturnType<typeof setTimeout> | undefined
    const show = () => {
      this.#shown = this.#source.status()
      listener()
    }
    const follow = () => {
      const { word } = this.#source.status()
      clearTimeout(lasting)
      if (word === 'saving' && this.#shown.word === 'saving') return
      if (isSaved(word) && this.#shown.word === 'saving') lasting = setTimeout(show, steadyMs)
      else show()
    }
    follow()
    const stop = this.#source.subscribeStatus(follow)
    return () => {
      clearTimeout(lasting)
      stop()
    }
  }
}

function isSaved(word: Status['word']): boolean {
  return word === 'savedOnRelay' || word === 'savedOnDevice'
}
