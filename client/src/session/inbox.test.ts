import { syncType } from '@lea/protocol'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import * as sync from 'y-protocols/sync'
import * as Y from 'yjs'
import { Inbox } from './inbox.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** A colleague who types, and what of it is read here, in order. */
function typing() {
  const here = new Y.Doc()
  const there = new Y.Doc()
  const read: string[] = []
  const caretTold: number[] = []
  here.on('update', () => read.push(here.getText('t').toString()))
  const inbox = new Inbox({
    readSync: (decoder) => void sync.readSyncMessage(decoder, encoding.createEncoder(), here, 'line'),
    readPresence: (decoder) => void read.push(decoding.readVarString(decoder)),
    paceMs: 100,
    afterFrame: (then) => setTimeout(then, 16),
    beforeReading: () => caretTold.push(read.length),
  })
  const messages: Uint8Array[] = []
  there.on('update', (update: Uint8Array) => {
    const encoder = encoding.createEncoder()
    sync.writeUpdate(encoder, update)
    messages.push(encoding.toUint8Array(encoder))
  })
  const type = (letter: string): Uint8Array => {
    there.getText('t').insert(there.getText('t').length, letter)
    return messages.at(-1) as Uint8Array
  }
  const arrives = (message: Uint8Array) => inbox.sync(decoding.createDecoder(message), () => read.push('now'))
  const says = (words: string) => {
    const encoder = encoding.createEncoder()
    encoding.writeVarString(encoder, words)
    inbox.presence(decoding.createDecoder(encoding.toUint8Array(encoder)))
  }
  return { here, read, caretTold, inbox, type, arrives, says }
}

test('the first letter is read at once, those that follow together, text before the caret in it', () => {
  const { read, type, arrives, says } = typing()
  arrives(type('a'))
  expect(read).toEqual(['a'])
  arrives(type('b'))
  says('caret after b')
  arrives(type('c'))
  expect(read).toEqual(['a'])
  vi.advanceTimersByTime(100)
  expect(read).toEqual(['a', 'abc', 'caret after b'])
  arrives(type('d'))
  expect(read).toHaveLength(3)
  vi.advanceTimersByTime(300)
  arrives(type('e'))
  expect(read.slice(3)).toEqual(['abcd', 'abcde'])
})

test('each time before something is read the editor hears where the caret is', () => {
  const { read, caretTold, inbox, type, arrives } = typing()
  arrives(type('a'))
  arrives(type('b'))
  vi.advanceTimersByTime(100)
  inbox.flush()
  expect(read).toEqual(['a', 'ab'])
  expect(caretTold).toEqual([0, 1])
})

test('an answer that is waited for is read at once, after what came before it', () => {
  const { read, type, arrives } = typing()
  arrives(type('a'))
  arrives(type('b'))
  arrives(Uint8Array.of(syncType.step2, 0))
  expect(read).toEqual(['a', 'ab', 'now'])
})

test('one update that cannot be read leaves the others', () => {
  const { here, type, arrives } = typing()
  vi.spyOn(console, 'error').mockImplementation(() => {})
  arrives(type('a'))
  arrives(Uint8Array.of(syncType.update, 3, 255, 255, 255))
  arrives(type('b'))
  vi.advanceTimersByTime(100)
  expect(here.getText('t').toString()).toBe('ab')
})

test('when the line breaks, the text that waits is read and the presence forgotten', () => {
  const { read, inbox, type, arrives, says } = typing()
  arrives(type('a'))
  arrives(type('b'))
  says('here')
  inbox.lose()
  vi.advanceTimersByTime(300)
  expect(read).toEqual(['a', 'ab'])
})

test('while one types, what colleagues type is read after the frame of one’s own letter, once a pace, and not later than twice the pace', () => {
  const { read, inbox, type, arrives } = typing()
  inbox.ownChange()
  arrives(type('a'))
  expect(read).toEqual([])
  vi.advanceTimersByTime(16)
  expect(read).toEqual(['a'])

  arrives(type('b'))
  vi.advanceTimersByTime(60)
  inbox.ownChange()
  vi.advanceTimersByTime(30)
  expect(read).toEqual(['a'])
  inbox.ownChange()
  vi.advanceTimersByTime(15)
  expect(read).toEqual(['a'])
  vi.advanceTimersByTime(1)
  expect(read).toEqual(['a', 'ab'])

  arrives(type('c'))
  vi.advanceTimersByTime(199)
  expect(read).toEqual(['a', 'ab'])
  vi.advanceTimersByTime(1)
  expect(read).toEqual(['a', 'ab', 'abc'])
})

test('one who types on without a pause still reads what colleagues type', () => {
  const { read, inbox, type, arrives } = typing()
  for (const letter of 'abcdefghi') {
    inbox.ownChange()
    arrives(type(letter))
    vi.advanceTimersByTime(30)
  }
  expect(read).toEqual(['a', 'abcde', 'abcdefghi'])
})

test('while it is held nothing is read, the end brings all in order, and whoever holds it hears that something waits', () => {
  const { read, inbox, type, arrives, says } = typing()
  let heard = 0
  const release = inbox.hold(() => heard++)
  arrives(type('a'))
  says('caret after a')
  arrives(Uint8Array.of(syncType.step2, 0))
  inbox.ownChange()
  vi.advanceTimersByTime(60_000)
  expect(read).toEqual([])
  expect(heard).toBe(3)
  arrives(Uint8Array.of(syncType.step1, 0))
  expect(read).toEqual(['now'])
  release()
  expect(read).toEqual(['now', 'a', 'now', 'caret after a'])
  arrives(type('b'))
  vi.advanceTimersByTime(300)
  expect(read.at(-1)).toBe('ab')
})

test('a line that breaks while it is held loses no text', () => {
  const { read, inbox, type, arrives, says } = typing()
  const release = inbox.hold(() => undefined)
  arrives(type('a'))
  says('caret after a')
  arrives(Uint8Array.of(syncType.step2, 0))
  inbox.lose()
  expect(read).toEqual([])
  release()
  expect(read).toEqual(['a'])
})
