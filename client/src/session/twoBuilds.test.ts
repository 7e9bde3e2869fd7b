import * as old from '@lea/agenda'
import {
  type BlockTypeName,
  blocksOf,
  blockTypes,
  isNewer,
  readProse,
  readTree,
  undoOf,
  type Writer,
} from '@lea/agenda'
import { Fragment, Slice } from '@tiptap/pm/model'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { ProseBinding } from '../editor/prose/binding/ProseBinding.ts'
import { Desk, schema } from '../editor/prose/binding/testDesk.ts'
import { randomFrom } from '../test/randomFrom.ts'

/**
 * Two builds at one agenda. This one is N-1; N is the same program loaded once more, with a type, a field of every type
 * and prose that this one has no word for. What N wrote must outlive whatever somebody does with N-1. That it turns red when
 * a build does lose something is tried by hand: `npm run torture:client -- --faults`.
 */
const firstSeed = Number(process.env.LEA_SEED)
const histories = Number(process.env.LEA_BUILDS ?? 12)
const steps = 40

type Build = typeof old

/** Fields that N gives to every type, and a type that only N has. */
const laterFields = { mood: { kind: 'text' }, reach: { kind: 'amount' }, day: { kind: 'date' } } as const
const laterType = 'hologram' as BlockTypeName

async function loadNextBuild(): Promise<Build> {
  vi.resetModules()
  const next: Build = await import('@lea/agenda')
  expect(next.blockTypes).not.toBe(blockTypes)
  const registry = next.blockTypes as Record<string, (typeof blockTypes)[BlockTypeName]>
  for (const [name, type] of Object.entries(registry)) {
    registry[name] = { ...type, fields: { ...type.fields, ...laterFields } }
  }
  const like = registry.section
  if (like) registry[laterType] = { ...like, parents: ['agenda', 'section'] }
  return next
}

let next: Build

beforeAll(async () => {
  next = await loadNextBuild()
})

// the files that are played after this one mean this build
afterAll(() => {
  vi.resetModules()
})

function meet(one: Y.Doc, other: Y.Doc): void {
  Y.applyUpdate(one, Y.encodeStateAsUpdate(other, Y.encodeStateVector(one)), 'remote')
  Y.applyUpdate(other, Y.encodeStateAsUpdate(one, Y.encodeStateVector(other)), 'remote')
}

function proseOf(doc: Y.Doc, block: string, part: 'title' | 'body'): Y.XmlFragment {
  const fragment = blocksOf(doc).get(block)?.get(part)
  if (!(fragment instanceof Y.XmlFragment)) throw new Error(`block ${block} has no ${part}`)
  return fragment
}

/** A block of every type that N knows, each with N's fields. Answers their ids. */
function writeAll(doc: Y.Doc, writer: Writer): Map<string, string> {
  next.createAgenda(doc, writer, { title: 'Jaaragenda', kind: 'year' })
  const idByType = new Map<string, string>()
  const registry = Object.entries(next.blockTypes)
  while (idByType.size < registry.length) {
    const before = idByType.size
    for (const [type, { parents }] of registry) {
      if (idByType.has(type)) continue
      const parent = parents.includes('agenda') ? null : parents.map((name) => idByType.get(name)).find(Boolean)
      if (parent === undefined) continue
      const added = next.addBlock(doc, writer, { type: type as BlockTypeName, parent, title: `Een ${type}` })
      if (added.ok) idByType.set(type, added.value)
    }
    if (idByType.size === before) throw new Error('some type can stand under nothing')
  }
  return idByType
}

/** Everything in a document that N-1 has no word for, as N wrote it: of a text the whole of each line. */
function wordsOfN(doc: Y.Doc): Map<string, string> {
  const found = new Map<string, string>()
  for (const [id, block] of blocksOf(doc)) {
    if (block.get('type') === laterType) found.set(`${id} type`, laterType)
    for (const [key, value] of block.entries()) {
      const isLater = key === 'signature' || Object.keys(laterFields).some((field) => key.startsWith(`f:${field}:`))
      if (isLater) found.set(`${id} ${key}`, JSON.stringify(value))
    }
    for (const part of ['title', 'body'] as const) {
      for (const line of proseOf(doc, id, part).toArray()) {
        const written = `${line.toString()} ${deltasIn(line)}`
        const [token] = /n-\d+-n/.exec(written) ?? []
        if (token) found.set(`${id} ${part} ${token}`, written)
      }
    }
  }
  return found
}

function deltasIn(node: Y.XmlElement | Y.XmlText | Y.XmlHook): string {
  if (node instanceof Y.XmlText) return JSON.stringify(node.toDelta())
  return node instanceof Y.XmlFragment ? node.toArray().map(deltasIn).join() : ''
}

/** Prose of N, at the end of a text and in a line of its own: what somebody takes out of the other lines is theirs to take. */
const laterProse: readonly ((line: Y.XmlElement, text: Y.XmlText, token: string) => void)[] = [
  (line, text, token) => {
    text.insert(0, token)
    line.setAttribute('align', 'center')
  },
  (_, text, token) => text.insert(0, 'gemarkeerd', { comment: { id: token } }),
  (_, text, token) => text.insertEmbed(0, { image: token }),
  (line, _, token) => {
    const mention = new Y.XmlElement('mention')
    mention.setAttribute('person', token)
    line.insert(0, [mention])
  },
  (line, text, token) => {
    text.insert(0, token)
    line.setAttribute('kind', 'callout')
  },
]

class NewBuild {
  readonly doc = new Y.Doc()
  readonly writer: Writer = { deviceId: 'bram', name: 'Bram' }
  #tokens = 0

  /** Writes something that N-1 has no word for in one of these blocks. */
  act(ids: readonly string[], random: (below: number) => number): void {
    const id = ids[random(ids.length)] ?? ''
    const token = `n-${++this.#tokens}-n`
    const deed = random(6)
    if (deed === 0) next.setField(this.doc, this.writer, id, 'mood', token)
    else if (deed === 1) next.setField(this.doc, this.writer, id, 'day', `2027-01-${10 + random(20)}`)
    else if (deed === 2) blocksOf(this.doc).get(id)?.set('signature', { by: 'Bram', token })
    else {
      const line = new Y.XmlElement(random(5) === 0 ? 'table' : 'paragraph')
      const text = new Y.XmlText()
      this.doc.transact(() => {
        proseOf(this.doc, id, 'body').push([line])
        line.insert(0, [text])
        if (line.nodeName === 'table') text.insert(0, token)
        else laterProse[random(laterProse.length)]?.(line, text, token)
      }, 'keyboard')
    }
  }
}

class OldBuild {
  readonly doc = new Y.Doc()
  readonly writer: Writer = { deviceId: 'anna', name: 'Anna' }
  readonly undo: Y.UndoManager
  desks = 0
  /** Why an editor could not be mounted, each time. */
  readonly faults: unknown[] = []
  #desk: Desk | null = null

  constructor() {
    this.undo = undoOf(this.doc, this.writer)
    this.undo.addTrackedOrigin(ProseBinding)
  }

  act(ids: readonly string[], deeds: readonly Deed[], random: (below: number) => number): void {
    const { doc, writer } = this
    const id = ids[random(ids.length)] ?? ''
    const other = ids[random(ids.length)] ?? ''
    this.undo.stopCapturing()
    const deed = deeds[random(deeds.length)]
    if (deed === 'open') this.#open(id, random(4) === 0 ? 'title' : 'body')
    else if (deed === 'type' || deed === 'paste') this.#write(deed, random)
    else if (deed === 'undo') this.undo.undo()
    else if (deed === 'redo') this.undo.redo()
    else if (deed === 'field') old.setField(doc, writer, id, 'status', 'running')
    else if (deed === 'move') old.moveBlock(doc, writer, id, { parent: random(2) === 0 ? null : other, after: null })
    else if (deed === 'retype') old.changeType(doc, writer, id, random(2) === 0 ? 'ambition' : 'action')
    else if (deed === 'delete') old.deleteBlock(doc, writer, id)
    else if (deed === 'restore') old.restoreBlocks(doc, writer, readTree(doc).bin[0]?.group ?? '')
  }

  close(): void {
    this.#desk?.close()
    this.#desk = null
  }

  /** As the screen does: a text that doesn't fit gets no editor, and one that fails to come about writes nothing. */
  #open(block: string, part: 'title' | 'body'): void {
    this.close()
    const fragment = proseOf(this.doc, block, part)
    if (!readProse(fragment).fits) return
    try {
      this.#desk = new Desk(fragment)
      this.desks++
    } catch (error) {
      this.faults.push(error)
    }
  }

  #write(deed: 'type' | 'paste', random: (below: number) => number): void {
    const desk = this.#desk
    if (!desk || desk.letGo) return
    const { childCount } = desk.state.doc
    // N writes at the end: there it is most likely to be met
    const line = random(2) === 0 ? childCount - 1 : random(childCount)
    const { length } = desk.state.doc.child(line).textContent
    const offset = random(length + 1)
    if (deed === 'paste') {
      const lines = ['geplakt', 'en nog een'].map((words) => schema.node('paragraph', null, schema.text(words)))
      desk.caretAt(line, offset)
      desk.dispatch(desk.state.tr.replaceSelection(new Slice(Fragment.from(lines), 1, 1)))
      return
    }
    const how = random(5)
    if (how < 3) desk.type(line, offset, 'ab')
    else if (how === 3) desk.split(line, offset)
    else if (length > 0) desk.replace(line, random(length), 1)
  }
}

type Deed = 'open' | 'type' | 'paste' | 'undo' | 'redo' | 'field' | 'move' | 'retype' | 'delete' | 'restore'

/** What somebody does with N-1. What occurs twice is done twice as often. */
const visits: Record<string, readonly Deed[]> = {
  types: ['open', 'type', 'type', 'type'],
  pastes: ['open', 'paste', 'paste'],
  'undoes and redoes': ['open', 'type', 'paste', 'undo', 'undo', 'redo', 'field', 'move'],
  'gives every command': ['field', 'move', 'retype', 'delete', 'restore'],
  'does all of it': [
    ...(['open', 'open', 'open', 'type', 'type', 'type', 'type', 'paste', 'paste', 'undo', 'undo', 'redo'] as const),
    ...(['field', 'move', 'retype', 'delete', 'restore'] as const),
  ],
}

const eachHistories = Math.ceil(histories / Object.keys(visits).length)
const figures = { histories: 0, texts: 0, words: 0 }
const types = new Set<unknown>()

const timeout = 20_000 + histories * 1_000

test.each(Object.entries(visits))(
  'nothing that a newer build wrote is lost to somebody who %s with this one',
  { timeout },
  (_, deeds) => {
    const faults: unknown[] = []
    for (let seed = firstSeed; seed < firstSeed + eachHistories; seed++) {
      const random = randomFrom(seed)
      const bram = new NewBuild()
      const anna = new OldBuild()
      const idByType = writeAll(bram.doc, bram.writer)
      for (const [type, id] of idByType) {
        types.add(type)
        next.setField(bram.doc, bram.writer, id, 'mood', `n-${type}-n`)
      }
      meet(anna.doc, bram.doc)
      expect(isNewer(anna.doc)).toBe(false)
      // both are at work in the same few blocks, in each history in others
      const ids = [...idByType.values()]
      const desk = Array.from({ length: 4 }, (_, at) => ids[(seed * 4 + at) % ids.length] ?? '')
      for (let step = 0; step < steps; step++) {
        const turn = random(8)
        if (turn < 2) bram.act(desk, random)
        else if (turn < 3) meet(anna.doc, bram.doc)
        else anna.act(desk, deeds, random)
      }
      // what only N writes is what N wrote last
      const wanted = wordsOfN(bram.doc)
      const expectAll = (when: string) => {
        meet(anna.doc, bram.doc)
        for (const { doc } of [anna, bram]) {
          const there = wordsOfN(doc)
          const lost = [...wanted].filter(([place, word]) => there.get(place) !== word)
          expect(lost, `LEA_SEED=${seed}, ${when}`).toEqual([])
        }
      }
      expectAll('after all deeds')
      while (anna.undo.undo());
      expectAll('after all was undone')
      anna.close()
      faults.push(...anna.faults)
      figures.histories++
      figures.words += wanted.size
      figures.texts += anna.desks
    }
    // after all histories: what is lost counts first
    expect(faults, 'an editor was mounted on a text that it has no words for').toEqual([])
    expect(types).toEqual(new Set([...Object.keys(blockTypes), laterType]))
  },
)

afterAll(() => {
  process.stdout.write(
    `${figures.histories} histories of two builds, ${types.size} types, ${figures.texts} texts opened in the older one: ${figures.words} words and values that only the newer one knows, 0 lost where the test passed\n`,
  )
})
