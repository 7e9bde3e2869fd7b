import * as Y from 'yjs'
import type { Writer } from '../writer.ts'

/** One person at a device: a document of their own, and the writer that they change it as. */
export type Peer = { doc: Y.Doc; writer: Writer }

/** Two people on one agenda. They begin together; `apart` cuts the line, `meet` brings everything to both. */
export type Peers = {
  anna: Peer
  bram: Peer
  /** From here on nobody hears the other. */
  apart(): void
  /** Both get what the other has done, and are together again. */
  meet(): void
}

let peersMade = 0

/**
 * Anna and Bram on one agenda; what the one does reaches the other at once, until `apart()`. Who has the higher client id decides
 * ties in Yjs: `peers({ bramFirst: true })` turns that round, so that a test can run in both orders.
 */
export function peers({ bramFirst = false } = {}): Peers {
  const anna = peer('Anna', bramFirst ? 2 : 1)
  const bram = peer('Bram', bramFirst ? 1 : 2)
  let together = true
  connect(anna.doc, bram.doc, () => together)
  connect(bram.doc, anna.doc, () => together)
  return {
    anna,
    bram,
    apart() {
      together = false
    },
    meet() {
      exchange(anna.doc, bram.doc)
      together = true
    },
  }
}

/** A person with a device of their own; the client id is theirs alone. */
export function peer(name: string, clientId: number): Peer {
  const doc = new Y.Doc()
  doc.clientID = clientId
  return { doc, writer: { deviceId: `${name.toLowerCase()}-${++peersMade}`, name } }
}

/** Origin of what came from another peer. */
export const fromPeer = Symbol('from a peer')

/** Brings everything that the one knows to the other, and back. */
export function exchange(one: Y.Doc, other: Y.Doc): void {
  const forOther = Y.encodeStateAsUpdate(one, Y.encodeStateVector(other))
  const forOne = Y.encodeStateAsUpdate(other, Y.encodeStateVector(one))
  Y.applyUpdate(other, forOther, fromPeer)
  Y.applyUpdate(one, forOne, fromPeer)
}

/** Both orders of meeting: which of the two wins where Yjs has to choose. */
export const bothOrders = [{ bramFirst: false }, { bramFirst: true }] as const

function connect(from: Y.Doc, to: Y.Doc, isTogether: () => boolean): void {
  from.on('update', (update: Uint8Array, origin: unknown) => {
    if (isTogether() && origin !== fromPeer) Y.applyUpdate(to, update, fromPeer)
  })
}
