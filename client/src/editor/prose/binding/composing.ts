import { Plugin, PluginKey } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import type { EditorSession } from '../../EditorSession.ts'

/** A composition in which nothing happened for so long doesn't keep colleagues waiting any longer. */
const pauseMs = 3_000

/** ProseMirror reads what a composition left behind for so long after its end. */
const afterwardsMs = 60

/**
 * While the browser composes a word (a letter with an accent, Japanese, nearly every word on a phone) colleagues' changes and
 * carets wait. Drawn beside the composition, they make the browser put its word over other text. Who pauses in the
 * middle of a word ends it when something waits: the letters stay, only the keyboard's suggestion goes.
 */
export function composingPlugin(session: Pick<EditorSession, 'holdColleagues'>): Plugin {
  return new Plugin({
    key: new PluginKey('leaComposing'),
    view: (view) => {
      const composing = new Composing(view, session)
      const { dom } = view
      dom.addEventListener('compositionstart', composing.go)
      dom.addEventListener('compositionupdate', composing.go)
      dom.addEventListener('compositionend', composing.stop)
      return {
        destroy: () => {
          dom.removeEventListener('compositionstart', composing.go)
          dom.removeEventListener('compositionupdate', composing.go)
          dom.removeEventListener('compositionend', composing.stop)
          composing.release()
        },
      }
    },
  })
}

class Composing {
  readonly #view: EditorView
  readonly #session: Pick<EditorSession, 'holdColleagues'>
  #letGo: (() => void) | null = null
  #isWaitedFor = false
  #lastAt = 0
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(view: EditorView, session: Pick<EditorSession, 'holdColleagues'>) {
    this.#view = view
    this.#session = session
  }

  readonly go = (): void => {
    this.#lastAt = performance.now()
    this.#letGo ??= this.#session.holdColleagues(() => {
      this.#isWaitedFor = true
      if (this.#timer === undefined) this.#endAfterPause()
    })
    clearTimeout(this.#timer)
    this.#timer = undefined
    if (this.#isWaitedFor) this.#endAfterPause()
  }

  readonly stop = (): void => {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(this.release, afterwardsMs)
  }

  readonly release = (): void => {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#isWaitedFor = false
    this.#letGo?.()
    this.#letGo = null
  }

  #endAfterPause(): void {
    const leftMs = this.#lastAt + pauseMs - performance.now()
    this.#timer = setTimeout(() => {
      // the browser ends a composition when the text loses the focus, and keeps what stands there
      if (this.#view.hasFocus()) {
        this.#view.dom.blur()
        this.#view.focus()
      }
      this.stop()
    }, leftMs)
  }
}
