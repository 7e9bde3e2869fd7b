import { proseKey, type Writer } from '@lea/agenda'
import * as Y from 'yjs'

const caretKeys: ReadonlySet<string> = new Set([
  ...['Backspace', 'Delete', 'Enter', 'Home', 'End', 'PageUp', 'PageDown'],
  ...['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'],
])

/**
 * Listens to the keyboard while an editor that was asked for is on its way, and hands over each letter; without a letter
 * the last one is taken back. Keys that move a caret do nothing yet: on the page they would lead to another block, and the
 * next words with them. Enter ends a word. Any other key is somebody who wants something else, and is left alone. Answers how to stop.
 */
export function catchEarlyKeys(onKey: (letter: string | null) => void): () => void {
  const listen = (event: KeyboardEvent) => {
    const isLetter = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey
    if (!isLetter && !caretKeys.has(event.key)) return
    // Where the focus is meanwhile, a space would press a button and a letter might be a command.
    event.preventDefault()
    event.stopPropagation()
    if (isLetter) onKey(event.key)
    else if (event.key === 'Backspace') onKey(null)
    else if (event.key === 'Enter') onKey(' ')
  }
  window.addEventListener('keydown', listen, true)
  return () => window.removeEventListener('keydown', listen, true)
}

/** Writes what was typed for an editor that never came, because one went on before it was there, at the end of its text. */
export function writeEarlyWords(fragment: Y.XmlFragment, words: string, writer: Writer): void {
  if (words === '') return
  fragment.doc?.transact(() => {
    const elements = fragment.toArray().filter((child) => child instanceof Y.XmlElement)
    let last = elements.at(-1)
    if (!last) {
      last = new Y.XmlElement(proseKey.paragraph)
      fragment.push([last])
    }
    const text = last.toArray().filter((child) => child instanceof Y.XmlText)
    // without marks: what stands before it may be bold, or begin a bullet
    const end = text.at(-1)
    if (end) end.insert(end.length, words, {})
    else last.push([new Y.XmlText(words)])
  }, writer)
}
