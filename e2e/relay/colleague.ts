import { syncPath } from '@lea/protocol'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import type { Relay } from './relay.ts'

/** Somebody on the line without a browser: a plain WebsocketProvider of y-websocket, in Node. */
export class Colleague {
  readonly doc = new Y.Doc()
  private readonly provider: WebsocketProvider

  private constructor(relay: Relay, agendaId: string, params: Record<string, string>) {
    const address = relay.url.replace(/^http/, 'ws') + syncPath.replace(/\/$/, '')
    this.provider = new WebsocketProvider(address, agendaId, this.doc, {
      // ws is the WebSocket of Node 20; its types differ from the browser's in events that the provider doesn't use.
      WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
      disableBc: true,
      params,
    })
  }

  /** Joins the room of an agenda, with a ticket where one is asked for; resolves when everything that the relay has is here. */
  static async join(relay: Relay, agendaId: string, ticket?: string): Promise<Colleague> {
    const colleague = new Colleague(relay, agendaId, ticket === undefined ? {} : { ticket })
    await new Promise<void>((resolve) => {
      colleague.provider.on('sync', (isSynced: boolean) => {
        if (isSynced) resolve()
      })
    })
    return colleague
  }

  /** Shows herself in a block, as the app does. */
  show(name: string, block: string): void {
    this.provider.awareness.setLocalState({
      user: { name, organisation: `Organisatie van ${name}`, colour: '#0b6e4f' },
      block,
      part: 'body',
    })
  }

  /** Says of herself whatever is given, as a modified client can. */
  showRaw(state: Record<string, unknown>): void {
    this.provider.awareness.setLocalState(state)
  }

  leave(): void {
    this.provider.destroy()
    this.doc.destroy()
  }
}
