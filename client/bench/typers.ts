import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'

const colours = ['#0b6e4f', '#7a3b8f', '#a34700', '#1f5fa8', '#8c2f39']

/** One key every 250 ms: some 48 words a minute. */
const keyMs = 250

/**
 * Five colleagues on the line, each typing in a text of their own, in the plain y-websocket protocol. `findText` finds
 * the text in their copy; `place` says in which block the screen has to show them.
 */
export class Typers {
  private readonly providers: WebsocketProvider[] = []
  private timers: NodeJS.Timeout[] = []

  constructor(
    private readonly relayUrl: string,
    private readonly room: string,
  ) {}

  async join(blocks: readonly string[], findText: (doc: Y.Doc, block: string) => Y.XmlText): Promise<void> {
    for (const [index, block] of blocks.entries()) {
      const doc = new Y.Doc()
      const provider = new WebsocketProvider(`${this.relayUrl}/sync`, this.room, doc, {
        WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
        disableBc: true,
      })
      this.providers.push(provider)
      await new Promise<void>((resolve) => provider.on('sync', (synced: boolean) => synced && resolve()))
      const text = findText(doc, block)
      provider.awareness.setLocalState({
        user: { name: `Collega ${index + 1}`, organisation: 'School', colour: colours[index] },
        block,
        part: 'body',
      })
      let at = text.length
      const type = () => {
        const key = at % 7 === 6 ? ' ' : 'e'
        text.insert(at++, key)
        const caret = Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(text, at))
        provider.awareness.setLocalStateField('cursor', { anchor: caret, head: caret })
      }
      // Not all at the same moment.
      this.timers.push(setTimeout(() => this.timers.push(setInterval(type, keyMs)), (index * keyMs) / blocks.length))
    }
  }

  leave(): void {
    for (const timer of this.timers) clearInterval(timer)
    for (const provider of this.providers) provider.destroy()
    this.timers = []
  }
}
