import * as Y from 'yjs'

/** One update that writes a text. Each call is another client. */
export function updateThatWrites(words: string): Uint8Array {
  const doc = new Y.Doc()
  doc.getText('text').insert(0, words)
  return Y.encodeStateAsUpdate(doc)
}

/** The text that updates give together. */
export function textOf(updates: readonly Uint8Array[]): string {
  const doc = new Y.Doc()
  for (const update of updates) Y.applyUpdate(doc, update)
  return doc.getText('text').toString()
}
