import { lineBreak, proseKey, type Writer } from '@lea/agenda'
import type { RefObject } from 'react'
import * as Y from 'yjs'
import type { CaretWish } from './editorProps.ts'

const caretKey = /^(Backspace|Delete|Enter|Home|End|Page|Arrow)/

/** The place behind what was typed, which an editor knows as well, whatever others write meanwhile; undefined when nothing was. */
export type EarlyCaret = RefObject<Y.RelativePosition | undefined>

type Early = {
  writer: Writer
  /** Where the text is drawn meanwhile. */
  drawn: RefObject<HTMLElement | null>
  caret: EarlyCaret
  /** What Enter does; where there is none, or it answers false, it begins a line. */
  onEnter: (() => unknown) | undefined
  onEscape: (() => void) | undefined
  isOneLine: boolean
}

/**
 * Listens to the keyboard while an editor that was asked for is on its way, and writes each letter in the text at once:
 * where it will be in the end, seen, kept and sent like any other; so are words that are pasted, without their looks. Backspace
 * takes the last one back. Keys that move a caret do nothing yet: on the page they would lead to another block, and the next words
 * with them. Escape leaves the text, as Tab does. Any other key is somebody who wants something else, and is left alone. Answers
 * how to stop.
 */
export function catchEarlyKeys(
  fragment: Y.XmlFragment,
  wish: CaretWish,
  { writer, drawn, caret, onEnter, onEscape, isOneLine }: Early,
): () => void {
  let written = 0
  // a wish without a point, as after an undo, leaves the caret where one was typing
  if (typeof wish === 'object') caret.current = undefined
  // one went on to a field, which takes its letters itself
  const isElsewhere = ({ target }: Event) => target instanceof Element && target.matches('input,textarea')
  const write = (words: string) => {
    written += words.length || -1
    caret.current = typeAt(fragment, caret.current ?? wishedPlace(drawn.current, wish), words, writer)
  }
  const stop = () => {
    window.removeEventListener('keydown', onKey, true)
    window.removeEventListener('paste', onPaste, true)
  }
  const onKey = (event: KeyboardEvent) => {
    const { key } = event
    if (isElsewhere(event)) return
    const isCommand = event.ctrlKey || event.metaKey || event.altKey
    const isLetter = key.length === 1
    if (key === 'Tab' || key === 'Escape') {
      stop()
      if (key === 'Escape') onEscape?.()
      return
    }
    if ((isCommand || !isLetter) && (!caretKey.test(key) || (isCommand && key === 'Enter'))) return
    // Where the focus is meanwhile, a space would press a button and a letter might be a command.
    event.preventDefault()
    event.stopPropagation()
    if (key === 'Enter' && onEnter && onEnter() !== false) return
    const letter = isLetter ? key : key === 'Enter' ? lineBreak : ''
    if (letter !== '' || (key === 'Backspace' && written > 0)) write(letter)
  }
  const onPaste = (event: ClipboardEvent) => {
    if (isElsewhere(event)) return
    event.preventDefault()
    const lines = event.clipboardData?.getData('text/plain').split(/[\r\n]+/) ?? []
    // a text of one line keeps the words of all
    for (const [at, line] of lines.entries()) {
      if (at > 0) write(isOneLine ? ' ' : lineBreak)
      if (line !== '') write(line)
    }
  }
  window.addEventListener('keydown', onKey, true)
  window.addEventListener('paste', onPaste, true)
  return stop
}

/** Where the caret will be, as far as the drawn text tells, in characters with one more between two lines; else the end, as in an editor. */
function wishedPlace(drawn: HTMLElement | null, wish: CaretWish): number {
  if (wish === 'start') return 0
  if (drawn && typeof wish === 'object' && 'y' in wish) {
    const { x, y } = wish
    // not every browser can tell
    const at = document.elementsFromPoint(x, y).includes(drawn) && document.caretPositionFromPoint?.(x, y)
    if (at && drawn.contains(at.offsetNode)) {
      const before = new Range()
      before.setStart(drawn, 0)
      before.setEnd(at.offsetNode, at.offset)
      const lines = before.cloneContents().querySelectorAll('.lea-line').length
      return Math.max(0, `${before}`.length + lines - 1)
    }
  }
  return Number.POSITIVE_INFINITY
}

/**
 * Writes a letter in a text, or takes the one before the place back when it is none; answers the place behind it. A place is
 * one that was answered before, or a number of characters with one more between two lines; too far is the end. At once: a
 * letter stands behind the one that it was typed behind, whatever others write there.
 */
export function typeAt(
  fragment: Y.XmlFragment,
  at: number | Y.RelativePosition,
  letter: string,
  writer: Writer,
): Y.RelativePosition | undefined {
  return fragment.doc?.transact(({ doc }) => {
    const found = typeof at === 'number' ? placeIn(fragment, at) : Y.createAbsolutePositionFromRelativePosition(at, doc)
    if (!(found?.type instanceof Y.XmlText)) return undefined
    const { type: text, index } = found
    // at an end without marks: what stands before it may be bold
    const look = { [proseKey.line]: (text.parent as Y.XmlElement).getAttributes() }
    if (letter !== '') text.insert(index, letter, letter === lineBreak ? look : index < text.length ? undefined : {})
    else if (index > 0) text.delete(index - 1, 1)
    return Y.createRelativePositionFromTypeIndex(text, Math.max(0, index + (letter.length || -1)), -1)
  }, writer)
}

/** Makes a paragraph and a text where there is none yet. */
function placeIn(fragment: Y.XmlFragment, at: number): { type: Y.XmlText; index: number } {
  let element: Y.XmlElement | undefined
  let left = at
  for (const each of fragment.toArray()) {
    if (!(each instanceof Y.XmlElement)) continue
    element = each
    const length = textsIn(each).reduce((sum, text) => sum + text.length, 0)
    if (left <= length) break
    left -= length + 1
  }
  if (!element) {
    element = new Y.XmlElement(proseKey.paragraph)
    fragment.push([element])
  }
  const texts = textsIn(element)
  for (const type of texts) {
    if (left <= type.length || type === texts.at(-1)) return { type, index: Math.min(left, type.length) }
    left -= type.length
  }
  const type = new Y.XmlText()
  element.push([type])
  return { type, index: 0 }
}

function textsIn(element: Y.XmlElement): Y.XmlText[] {
  return element.toArray().filter((child) => child instanceof Y.XmlText)
}
