import { proseToText, readProse, textToProse, writeProse } from '@lea/agenda'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { Desk } from './testDesk.ts'

/** Many histories on a machine that may be busy. */
const timeMs = 30_000

/** What one person does at one moment; the numbers choose a place, whatever the text is by then. */
type Deed =
  | { do: 'type' | 'typeOver' | 'delete'; line: number; offset: number; length: number; text: string }
  | { do: 'split' | 'join' | 'kind' | 'indent' | 'bold' | 'link'; line: number; offset: number; length: number }
  | { do: 'meet' | 'undo' | 'redo' }

const place = { line: fc.nat({ max: 6 }), offset: fc.nat({ max: 30 }), length: fc.nat({ max: 6 }) }
const words = fc.constantFrom('😀', '👩‍👩‍👧', '🇳🇱', '😁😀', 'a', 'aa', 'é', ' ', '𝔘𝔫', '\ud83d', '\ude00')
const writing = fc.record({ do: fc.constantFrom('type', 'typeOver', 'delete'), ...place, text: words })
const shaping = fc.record({ do: fc.constantFrom('split', 'join', 'kind', 'indent', 'bold', 'link'), ...place })
const meeting = fc.record({ do: fc.constantFrom('meet', 'undo', 'redo') })

function steps(deed: fc.Arbitrary<Deed>) {
  return fc.array(fc.record({ who: fc.constantFrom<0 | 1>(0, 1), deed }), { maxLength: 60 })
}

function open(clientID: number, start: Uint8Array) {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, start)
  doc.clientID = clientID
  const fragment = doc.getXmlFragment('body')
  const desk = new Desk(fragment)
  return {
    doc,
    fragment,
    desk,
    undo: new Y.UndoManager(fragment, { trackedOrigins: new Set([desk.binding.constructor]) }),
  }
}

function twoPeople(text: string, bramFirst: boolean) {
  const origin = new Y.Doc()
  writeProse(origin.getXmlFragment('body'), textToProse(text))
  const start = Y.encodeStateAsUpdate(origin)
  return [open(bramFirst ? 2 : 1, start), open(bramFirst ? 1 : 2, start)] as const
}

type Person = ReturnType<typeof open>

function meet(one: Person, other: Person): void {
  const forOther = Y.encodeStateAsUpdate(one.doc, Y.encodeStateVector(other.doc))
  Y.applyUpdate(one.doc, Y.encodeStateAsUpdate(other.doc, Y.encodeStateVector(one.doc)), 'remote')
  Y.applyUpdate(other.doc, forOther, 'remote')
}

function act({ desk, undo }: Person, deed: Exclude<Deed, { do: 'meet' }>): void {
  if (deed.do === 'undo') undo.undo()
  else if (deed.do === 'redo') undo.redo()
  if (!('line' in deed)) return
  const line = deed.line % desk.state.doc.childCount
  const { size } = desk.state.doc.child(line).content
  const offset = deed.offset % (size + 1)
  const length = Math.min(deed.length, size - offset)
  if (deed.do === 'type') desk.type(line, offset, deed.text)
  else if (deed.do === 'typeOver') desk.replace(line, offset, length, deed.text)
  else if (deed.do === 'delete') desk.replace(line, offset, length)
  else if (deed.do === 'split') desk.split(line, offset)
  else if (deed.do === 'join' && line > 0) desk.join(line)
  else if (deed.do === 'kind') desk.set(line, 'kind', ['heading', 'bullet', 'number', 'paragraph'][deed.length % 4])
  else if (deed.do === 'indent') desk.set(line, 'indent', deed.length % 5)
  else if (deed.do === 'bold' && length > 0) desk.mark(line, offset, offset + length, 'bold')
  else if (deed.do === 'link' && length > 0) {
    desk.mark(line, offset, offset + length, 'link', { href: `https://voorbeeld.nl/${deed.offset}` })
  }
}

function textOf({ fragment }: Person): string {
  return proseToText(readProse(fragment).paragraphs)
}

function expectEqual([anna, bram]: readonly [Person, Person]): void {
  for (const person of [anna, bram]) {
    expect(person.desk.letGo).toBeUndefined()
    expect(person.desk.state.doc.toJSON()).toEqual(person.desk.binding.read(person.desk.state.schema).toJSON())
    expect(textOf(person)).not.toMatch(/\p{Surrogate}/u)
  }
  expect(anna.desk.state.doc.toJSON()).toEqual(bram.desk.state.doc.toJSON())
  expect(anna.fragment.toJSON()).toEqual(bram.fragment.toJSON())
}

it(
  'two people who write, format and undo with smileys end with the same whole characters',
  () => {
    fc.assert(
      fc.property(steps(fc.oneof(writing, writing, shaping, meeting)), fc.boolean(), (history, bramFirst) => {
        const people = twoPeople('aa 😀 aa\n👩‍👩‍👧 idem\nidem', bramFirst)
        for (const { who, deed } of history) {
          if (deed.do === 'meet') {
            meet(...people)
            expectEqual(people)
          } else act(people[who], deed)
        }
        meet(...people)
        expectEqual(people)
      }),
      { numRuns: 120 },
    )
  },
  timeMs,
)

it(
  'no character is lost that nobody took away',
  () => {
    const shapes = fc.record({ do: fc.constantFrom('split', 'kind', 'indent', 'bold'), ...place })
    const typing = fc.record({ do: fc.constantFrom('type', 'typeOver', 'delete'), ...place, text: fc.constant('?') })
    fc.assert(
      fc.property(
        steps(fc.oneof(typing, typing, shapes, fc.constant({ do: 'meet' }))),
        fc.boolean(),
        (history, bramFirst) => {
          const people = twoPeople('', bramFirst)
          const typed = new Set<string>()
          const taken = new Set<string>()
          let next = 0x4e00
          for (const { who, deed } of history) {
            if (deed.do === 'meet') {
              meet(...people)
              continue
            }
            const before = new Set(textOf(people[who]))
            // Every character is another one, so that each can be followed for itself.
            const text = String.fromCodePoint(next++)
            act(people[who], 'text' in deed ? { ...deed, text } : deed)
            const after = new Set(textOf(people[who]))
            for (const each of before) if (!after.has(each)) taken.add(each)
            if (after.has(text)) typed.add(text)
          }
          meet(...people)
          expectEqual(people)
          const there = new Set(textOf(people[0]))
          expect([...typed].filter((each) => !there.has(each) && !taken.has(each))).toEqual([])
        },
      ),
      { numRuns: 120 },
    )
  },
  timeMs,
)

it(
  'whatever two people split at once, each letter stands there once, beside the letters that it was typed between',
  () => {
    const typing = fc.record({ do: fc.constant('type' as const), ...place, text: fc.constant('?') })
    const breaking = fc.record({ do: fc.constantFrom('split', 'join', 'kind', 'indent', 'bold'), ...place })
    fc.assert(
      fc.property(steps(fc.oneof(typing, breaking, meeting)), fc.boolean(), (history, bramFirst) => {
        // One paragraph, in which each letter is another one: no letter may move past another or stand there twice.
        const people = twoPeople('abcdefghijklmnop', bramFirst)
        const [{ desk }] = people
        const before = new Map<string, string>()
        let next = 0x4e00
        for (const { who, deed } of history) {
          if (deed.do === 'meet') {
            meet(...people)
            continue
          }
          const text = String.fromCodePoint(next++)
          act(people[who], innerOnly(people[who], 'text' in deed ? { ...deed, text } : deed))
          const letters = textOf(people[who]).replaceAll('\n', '')
          const at = letters.indexOf(text)
          if (at > 0) before.set(text, letters.charAt(at - 1))
        }
        meet(...people)
        expectEqual(people)
        const letters = textOf(people[0]).replaceAll('\n', '')
        expect(new Set(letters).size).toBe(letters.length)
        expect(letters.replace(/[^a-p]/g, '')).toBe('abcdefghijklmnop')
        for (const [letter, neighbour] of before) {
          const [to, from] = [letters.indexOf(letter), letters.indexOf(neighbour)]
          if (to >= 0 && from >= 0) expect(to).toBeGreaterThan(from)
        }
        expect(desk.letGo).toBeUndefined()
      }),
      { numRuns: 150 },
    )
  },
  timeMs,
)

/** A split keeps to the middle of its line: at an end there is nothing that could move, and the new line stands alone. */
function innerOnly({ desk }: Person, deed: Exclude<Deed, { do: 'meet' }>): Exclude<Deed, { do: 'meet' }> {
  if (deed.do !== 'split') return deed
  const { size } = desk.state.doc.child(deed.line % desk.state.doc.childCount).content
  return size < 2 ? { ...deed, do: 'indent' } : { ...deed, offset: 1 + (deed.offset % (size - 1)) }
}
