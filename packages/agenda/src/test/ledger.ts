import { expect } from 'vitest'
import type * as Y from 'yjs'
import { readTree } from '../document/read.ts'
import { isFilled, readPart } from '../document/readText.ts'
import { readRecord } from '../document/record.ts'
import { rawEntries, readField } from '../fields/readField.ts'
import { blocksOf, isUnborn, type YBlock } from '../keys.ts'
import { proseToText } from '../prose/prose.ts'

/**
 * What was done in the fuzz, and so what everybody must find at the end. Every glyph that is typed is one that nobody typed before: with
 * words, equal letters of two people would hide a loss or seem to be one.
 */
export class Ledger {
  readonly #glyphsByBlock = new Map<string, Set<string>>()
  readonly #valuesByField = new Map<string, Set<string>>()
  #glyphs = 0
  #values = 0

  /** Glyphs from the supplementary planes, two units each, with every third from the basic plane. */
  newGlyph(block: string): string {
    const number = this.#glyphs++
    const glyph = String.fromCodePoint(number % 3 === 0 ? 0x3400 + number / 3 : 0x10000 + number)
    this.#glyphsOf(block).add(glyph)
    return glyph
  }

  erase(block: string, glyph: string): void {
    this.#glyphsOf(block).delete(glyph)
  }

  /** A value that takes the place of those that its writer sees. */
  newValue(block: string, field: string, replaced: readonly string[]): string {
    const values = this.#valuesOf(block, field)
    for (const value of replaced) values.delete(value)
    const value = `value ${this.#values++}`
    values.add(value)
    return value
  }

  /** Blocks that were just made, with what stands in them at once. */
  made(doc: Y.Doc, ids: readonly string[]): void {
    for (const id of ids) {
      const block = blocksOf(doc).get(id) as YBlock
      for (const glyph of textOf(block)) this.#glyphsOf(id).add(glyph)
      this.#glyphsOf(id)
      for (const field of rawEntries(block).keys()) {
        for (const { value } of readField(block, field)) this.#valuesOf(id, field).add(value as string)
      }
    }
  }

  /** Checks that a document holds everything, once. */
  check(doc: Y.Doc): void {
    const blocks = blocksOf(doc)
    expect([...blocks.keys()].sort()).toEqual([...this.#glyphsByBlock.keys()].sort())
    for (const [id, glyphs] of this.#glyphsByBlock) {
      expect([...textOf(blocks.get(id) as YBlock)].sort(), `text of ${id}`).toEqual([...glyphs].sort())
    }
    for (const [place, values] of this.#valuesByField) {
      const [id = '', field = ''] = place.split(' ')
      const visible = readField(blocks.get(id) as YBlock, field).map((entry) => entry.value)
      expect(visible.sort(), `${field} of ${id}`).toEqual([...values].sort())
    }
    this.#checkTree(doc)
  }

  get size(): string {
    const unsettled = [...this.#valuesByField.values()].filter((values) => values.size > 1).length
    return `${this.#glyphsByBlock.size} blocks, ${this.#glyphs} glyphs, ${this.#values} values, ${unsettled} unsettled`
  }

  /** Every living block once, every deleted one in the bin. */
  #checkTree(doc: Y.Doc): void {
    const tree = readTree(doc)
    const walked = [...tree.roots]
    for (const id of walked) walked.push(...(tree.nodes.get(id)?.children ?? []))
    expect(new Set(walked).size, 'a block stands twice').toBe(walked.length)
    expect([...walked].sort()).toEqual([...tree.nodes.keys()].sort())
    const groups = new Set(tree.bin.map((entry) => entry.group))
    blocksOf(doc).forEach((block, id) => {
      const { deletion } = readRecord(id, block)
      if (!deletion) expect(tree.nodes.has(id), `living block ${id}`).toBe(true)
      else if (!isUnborn(deletion) || isFilled(block)) expect(groups, `deleted block ${id}`).toContain(deletion.group)
    })
  }

  #glyphsOf(block: string): Set<string> {
    return entryOf(this.#glyphsByBlock, block)
  }

  #valuesOf(block: string, field: string): Set<string> {
    return entryOf(this.#valuesByField, `${block} ${field}`)
  }
}

function entryOf(map: Map<string, Set<string>>, key: string): Set<string> {
  let entry = map.get(key)
  if (!entry) {
    entry = new Set()
    map.set(key, entry)
  }
  return entry
}

function textOf(block: YBlock): string {
  const parts = (['title', 'body'] as const).map((part) => proseToText(readPart(block, part).paragraphs))
  return parts.join('').replaceAll('\n', '')
}
