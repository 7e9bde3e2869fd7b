import * as old from '@lea/agenda'
import { type BlockTypeName, blocksOf, blockTypes, isNewer, readProse, readTree, type Writer } from '@lea/agenda'
import { Fragment, Slice } from '@tiptap/pm/model'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { ProseBinding } from '../editor/prose/binding/ProseBinding.ts'
import { Desk, schema } from '../editor/prose/binding/testDesk.ts'
import { randomFrom } from '../test/randomFrom.ts'

/**
 * Two builds at one agenda. This one is N-1; N is the same program loaded once more, with a type, a field of every type
 * and prose that this one has no word for. What N wrote must outlive whatever somebody does with N-1.
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

/** Everything in a document that N-1 has no word for, as N wrote it. */
function wordsOfN(doc: Y.Doc): Map<string, string> {
  const found = new Map<string, string>()
  for (const [id, block] of blocksOf(doc)) {
    if (block.get('type') === laterType) found.set(`${id} type`, laterType)
    for (const [key, value] of block.entries()) {
      const isLater = key === 'signature' || Object.keys(laterFields).some((field) => key.startsWith(`f:${field}:`))
      if (isLater) found.set(`${id} ${key}`, JSON.stringify(value))
    }
    for (const part of ['title', 'body'] as const) {
      const text = JSON.stringify(proseOf(doc, id, part).toJSON()) + deltasIn(proseOf(doc, id, part))
      for (const [token] of text.matchAll(/n-\d+-n/g)) found.set(`${id} ${part} ${token}`, token)
    }
  }
  return found
}

function deltasIn(fragment: Y.XmlFragment | Y.XmlElement): string {
  return fragment
    .toArray()
    .map((child) => (child instanceof Y.XmlText ? JSON.stringify(child.toDelta()) : deltasIn(child as Y.XmlElement)))
    .join()
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

  act(random: (below: number) => number): void {
    const ids = [...blocksOf(this.doc).keys()]
    const id = ids[random(ids.length)] ?? ''
    const token = `n-${++this.#tokens}-n`
    const deed = random(4)
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
  #desk: Desk | null = null

  constructor() {
    this.undo = new Y.UndoManager(blocksOf(this.doc), {
      trackedOrigins: new Set([this.writer, ProseBinding]),
      captureTimeout: 0,
    })
  }

  /** Opens, types, pastes, undoes, and gives every command that there is. */
  act(random: (below: number) => number): void {
    const { doc, writer } = this
    const ids = [...blocksOf(doc).keys()]
    const id = ids[random(ids.length)] ?? ''
    const other = ids[random(ids.length)] ?? ''
    const deed = random(16)
    if (deed < 3) this.#open(id, random(2) === 0 ? 'title' : 'body')
    else if (deed < 9) this.#write(random)
    else if (deed < 11) this.undo.undo()
    else if (deed < 12) this.undo.redo()
    else if (deed < 13) old.setField(doc, writer, id, 'status', 'running')
    else if (deed < 14) old.moveBlock(doc, writer, id, { parent: random(2) === 0 ? null : other, after: null })
    else if (deed < 15) old.changeType(doc, writer, id, random(2) === 0 ? 'ambition' : 'action')
    else if (random(2) === 0) old.deleteBlock(doc, writer, id)
    else old.restoreBlocks(doc, writer, readTree(doc).bin[0]?.group ?? '')
  }

  close(): void {
    this.#desk?.close()
    this.#desk = null
  }

  /** As the screen does: a text that doesn't fit gets no editor. */
  #open(block: string, part: 'title' | 'body'): void {
    this.close()
    const fragment = proseOf(this.doc, block, part)
    if (!readProse(fragment).fits) return
    this.#desk = new Desk(fragment)
    this.desks++
  }

  #write(random: (below: number) => number): void {
    const desk = this.#desk
    if (!desk || desk.letGo) return
    const line = random(desk.state.doc.childCount)
    const { length } = desk.state.doc.child(line).textContent
    const offset = random(length + 1)
    const deed = random(6)
    if (deed < 3) desk.type(line, offset, 'ab')
    else if (deed === 3) desk.split(line, offset)
    else if (deed === 4 && length > 0) desk.replace(line, random(length), 1)
    else {
      const lines = ['geplakt', 'en nog een'].map((words) => schema.node('paragraph', null, schema.text(words)))
      desk.caretAt(line, offset)
      desk.dispatch(desk.state.tr.replaceSelection(new Slice(Fragment.from(lines), 1, 1)))
    }
  }
}

test(`nothing that a newer build wrote is lost to one that doesn't know it (${histories} histories)`, {
  timeout: 20_000 + histories * 1_000,
}, () => {
  let words = 0
  let desks = 0
  const types = new Set<unknown>()
  for (let seed = firstSeed; seed < firstSeed + histories; seed++) {
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
    for (let step = 0; step < steps; step++) {
      const deed = random(8)
      if (deed < 1) bram.act(random)
      else if (deed < 2) meet(anna.doc, bram.doc)
      else anna.act(random)
    }
    // what only N writes is what N wrote last
    const wanted = wordsOfN(bram.doc)
    meet(anna.doc, bram.doc)
    while (anna.undo.undo());
    meet(anna.doc, bram.doc)
    anna.close()
    for (const { doc } of [anna, bram]) {
      const there = wordsOfN(doc)
      const lost = [...wanted].filter(([place, word]) => there.get(place) !== word)
      expect(lost, `LEA_SEED=${seed}`).toEqual([])
    }
    words += wanted.size
    desks += anna.desks
  }
  expect(types).toEqual(new Set([...Object.keys(blockTypes), laterType]))
  process.stdout.write(
    `${histories} histories of two builds, ${types.size} types, ${desks} texts opened in the older one: ${words} words and values that only the newer one knows, 0 lost\n`,
  )
})
