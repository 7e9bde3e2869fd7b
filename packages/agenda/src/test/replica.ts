import * as Y from 'yjs'
import { addBlock } from '../commands/addBlock.ts'
import { changeType, typesFor } from '../commands/changeType.ts'
import { deleteBlock } from '../commands/deleteBlock.ts'
import { duplicateBlock } from '../commands/duplicateBlock.ts'
import { indentBlock, outdentBlock } from '../commands/indentBlock.ts'
import { moveBlock } from '../commands/moveBlock.ts'
import { moveDown, moveUp } from '../commands/moveUp.ts'
import { restoreBlocks } from '../commands/restoreBlocks.ts'
import { childrenOf } from '../document/place.ts'
import { readTree } from '../document/read.ts'
import { withDescendants } from '../document/tree.ts'
import { undoOf } from '../document/undo.ts'
import { readField } from '../fields/readField.ts'
import { setField } from '../fields/setField.ts'
import { blockKey, blocksOf, type YBlock } from '../keys.ts'
import { blockTypes, isBlockTypeName, mayStandUnder } from '../types/blockTypes.ts'
import type { Writer } from '../writer.ts'
import type { Ledger } from './ledger.ts'
import { fromPeer } from './peers.ts'
import type { Random } from './random.ts'

/** No more blocks than this, so that 100,000 operations keep meeting each other in the same ones. */
const mostBlocks = 150

/** One person in the fuzz: does something at random, writes in the ledger what everybody must still find at the end. */
export class Replica {
  readonly doc = new Y.Doc()
  readonly #random: Random
  readonly #ledger: Ledger
  readonly #writer: Writer
  /** Fields are written under an origin that isn't undone: what is visible in the end can be told exactly then. */
  readonly #fieldWriter: Writer
  readonly #undo: Y.UndoManager
  /** The last things done here, in order. */
  readonly log: Uint8Array[] = []

  constructor(number: number, random: Random, ledger: Ledger) {
    this.doc.clientID = number
    this.#random = random
    this.#ledger = ledger
    this.#writer = { deviceId: `device-${number}`, name: `Replica ${number}` }
    this.#fieldWriter = { ...this.#writer }
    this.#undo = undoOf(this.doc, this.#writer, 0)
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === fromPeer) return
      this.log.push(update)
      if (this.log.length > 12) this.log.shift()
    })
  }

  /** Does one thing at random. */
  act(): void {
    const dice = this.#random.below(100)
    if (dice < 45) this.#type()
    else if (dice < 55) this.#erase()
    else if (dice < 68) this.#setField()
    else if (dice < 72) this.#add()
    else if (dice < 82) this.#move()
    else if (dice < 90) this.#step()
    else if (dice < 92) this.#withLiving((id) => deleteBlock(this.doc, this.#writer, id))
    else if (dice < 95) this.#restore()
    else if (dice < 96) this.#duplicate()
    else if (dice < 97) this.#retype()
    else if (dice < 99) this.#undo.undo()
    else this.#undo.redo()
    // A long history of undo makes Yjs slow, and adds nothing to what is tried here.
    if (this.#undo.undoStack.length > 40) this.#undo.clear()
  }

  /** Takes in what others did, in one go. */
  receive(updates: readonly Uint8Array[]): void {
    this.doc.transact(() => {
      for (const update of updates) Y.applyUpdate(this.doc, update, fromPeer)
    }, fromPeer)
  }

  #living(): string | undefined {
    return this.#random.of([...readTree(this.doc).nodes.keys()])
  }

  #withLiving(act: (id: string) => unknown): void {
    const id = this.#living()
    if (id !== undefined) act(id)
  }

  /** Deleted blocks get text as well: a colleague may not know yet that they are deleted. */
  #anyText(): { id: string; paragraph: Y.XmlElement } | undefined {
    const blocks = blocksOf(this.doc)
    const id = this.#random.of([...blocks.keys()])
    const part = this.#random.below(2) ? blockKey.title : blockKey.body
    const fragment = id === undefined ? undefined : blocks.get(id)?.get(part)
    const paragraph = fragment instanceof Y.XmlFragment ? this.#random.of(fragment.toArray()) : undefined
    return id !== undefined && paragraph instanceof Y.XmlElement ? { id, paragraph } : undefined
  }

  #type(): void {
    const place = this.#anyText()
    if (!place) return
    const { id, paragraph } = place
    let text = this.#random.of(paragraph.toArray())
    if (!text) {
      text = new Y.XmlText()
      paragraph.insert(0, [text])
    }
    if (!(text instanceof Y.XmlText)) return
    const boundaries = boundariesIn(wordsOf(text))
    text.insert(this.#random.of(boundaries) ?? 0, this.#ledger.newGlyph(id))
  }

  #erase(): void {
    const place = this.#anyText()
    const text = place && this.#random.of(place.paragraph.toArray())
    if (!place || !(text instanceof Y.XmlText)) return
    const words = wordsOf(text)
    const from = this.#random.of(boundariesIn(words))
    if (from === undefined || from >= words.length) return
    const glyph = String.fromCodePoint(words.codePointAt(from) ?? 0)
    text.delete(from, glyph.length)
    this.#ledger.erase(place.id, glyph)
  }

  #setField(): void {
    this.#withLiving((id) => {
      const block = blocksOf(this.doc).get(id) as YBlock
      const type = block.get(blockKey.type)
      const fields = isBlockTypeName(type) ? Object.entries(blockTypes[type].fields) : []
      const [field] = this.#random.of(fields.filter(([, { kind }]) => kind === 'text')) ?? []
      if (field === undefined) return
      const replaced = readField(block, field).map((entry) => entry.value as string)
      const value = this.#ledger.newValue(id, field, replaced)
      const outcome = setField(this.doc, this.#fieldWriter, id, field, value)
      if (!outcome.ok) throw new Error(`setField was refused: ${outcome.refusal}`)
    })
  }

  #add(): void {
    if (blocksOf(this.doc).size >= mostBlocks) return
    const parent = this.#random.below(4) ? (this.#living() ?? null) : null
    const parentType = parent === null ? 'agenda' : (readTree(this.doc).nodes.get(parent)?.type ?? '')
    const type = this.#random.of(
      Object.keys(blockTypes)
        .filter((name) => isBlockTypeName(name))
        .filter((name) => mayStandUnder(name, parentType)),
    )
    if (!type) return
    const siblings = childrenOf(readTree(this.doc), parent)
    const after = this.#random.below(2) ? null : (this.#random.of(siblings) ?? null)
    const added = addBlock(this.doc, this.#writer, { type, parent, after })
    if (added.ok) this.#ledger.made(this.doc, [added.value])
  }

  #move(): void {
    this.#withLiving((id) => {
      const parent = this.#random.below(5) ? (this.#living() ?? null) : null
      const siblings = childrenOf(readTree(this.doc), parent)
      moveBlock(this.doc, this.#writer, id, { parent, after: this.#random.of([null, ...siblings]) ?? null })
    })
  }

  #step(): void {
    const step = this.#random.of([moveUp, moveDown, indentBlock, outdentBlock])
    this.#withLiving((id) => step?.(this.doc, this.#writer, id))
  }

  #restore(): void {
    const entry = this.#random.of(readTree(this.doc).bin)
    if (entry) restoreBlocks(this.doc, this.#writer, entry.group)
  }

  #duplicate(): void {
    this.#withLiving((id) => {
      const count = withDescendants(readTree(this.doc), id).length
      if (count > 3 || blocksOf(this.doc).size + count > mostBlocks) return
      const before = new Set(blocksOf(this.doc).keys())
      duplicateBlock(this.doc, this.#writer, id)
      const copies = [...blocksOf(this.doc).keys()].filter((each) => !before.has(each))
      this.#ledger.made(this.doc, copies)
    })
  }

  #retype(): void {
    this.#withLiving((id) => {
      const type = this.#random.of(typesFor(this.doc, id))
      if (type) changeType(this.doc, this.#writer, id, type)
    })
  }
}

/** A text without looks, as all of them are here: what Y.XmlText makes of it reads the looks first, which takes long. */
function wordsOf(text: Y.XmlText): string {
  return Y.Text.prototype.toString.call(text)
}

/** The positions in a text between whole characters. */
function boundariesIn(text: string): number[] {
  const boundaries = [0]
  for (const character of text) boundaries.push((boundaries.at(-1) ?? 0) + character.length)
  return boundaries
}
