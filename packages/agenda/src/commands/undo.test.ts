import { describe, expect, test } from 'vitest'
import type * as Y from 'yjs'
import { readBlock, readTree } from '../document/read.ts'
import { undoOf as undoOfWriter } from '../document/undo.ts'
import { setField } from '../fields/setField.ts'
import { add, outline, valueIn } from '../test/outline.ts'
import { bothOrders, type Peer, type Peers, peers } from '../test/peers.ts'
import { bodyOf, typeIn } from '../test/typing.ts'
import { changeType } from './changeType.ts'
import { deleteBlock } from './deleteBlock.ts'
import { duplicateBlock } from './duplicateBlock.ts'
import { moveBlock } from './moveBlock.ts'
import { restoreBlocks } from './restoreBlocks.ts'

/** Undo as a session has it, each thing a step of its own. */
const undoOf = ({ doc, writer }: Peer) => undoOfWriter(doc, writer, 0)

const statusOf = ({ doc }: Peer, id: string) => readBlock(doc, id)?.fields.status?.map(({ value }) => value)

describe('alone', () => {
  test('every command can be undone and done again', () => {
    const { anna } = peers()
    const { doc, writer } = anna
    const section = add(doc, writer, 'section', null, 'section')
    const action = add(doc, writer, 'action', null, 'action', { fields: { status: 'planned' } })
    const undo = undoOf(anna)
    const state = () => ({
      outline: outline(doc),
      type: readTree(doc).nodes.get(action)?.type,
      status: statusOf(anna, action),
    })
    const states = [state()]
    for (const command of [
      () => moveBlock(doc, writer, action, { parent: section, after: null }),
      () => setField(doc, writer, action, 'status', 'running'),
      () => setField(doc, writer, action, 'status', 'done'),
      () => changeType(doc, writer, action, 'pillar'),
      () => duplicateBlock(doc, writer, section),
      () => deleteBlock(doc, writer, section),
      () => restoreBlocks(doc, writer, readTree(doc).bin[0]?.group ?? ''),
    ]) {
      expect(command().ok).toBe(true)
      states.push(state())
    }
    for (const round of ['first', 'second']) {
      for (const earlier of states.slice(0, -1).toReversed()) {
        undo.undo()
        expect(state(), round).toEqual(earlier)
      }
      for (const later of states.slice(1)) {
        undo.redo()
        expect(state(), round).toEqual(later)
      }
    }
  })

  test('an undone block without anything in it is not in the bin, one with text is', () => {
    const { anna } = peers()
    const undo = undoOf(anna)
    add(anna.doc, anna.writer, 'section', null, '')
    add(anna.doc, anna.writer, 'section', null, 'written')
    undo.undo()
    undo.undo()
    expect(outline(anna.doc)).toEqual([])
    expect(readTree(anna.doc).bin).toMatchObject([{ title: 'written', count: 1, by: 'Anna' }])
    undo.redo()
    undo.redo()
    expect(outline(anna.doc)).toEqual(['', 'written'])
  })

  test('an undone copy is not in the bin, nor is what a new block begins with', () => {
    const { anna } = peers()
    const { doc, writer } = anna
    const section = add(doc, writer, 'section', null, 'section')
    const action = add(doc, writer, 'action', section, 'action', { fields: { status: 'planned' } })
    typeIn(anna, action, 'van Anna')
    const undo = undoOf(anna)
    add(doc, writer, 'action', section, '', { fields: { status: 'planned' } })
    const copy = valueIn(duplicateBlock(doc, writer, section))
    valueIn(setField(doc, writer, readTree(doc).nodes.get(copy)?.children[0] ?? '', 'status', 'done'))
    for (let step = 0; step < 3; step++) undo.undo()
    expect(outline(doc)).toEqual(['section', '  action'])
    expect(readTree(doc).bin).toEqual([])
    for (let step = 0; step < 3; step++) undo.redo()
    expect(outline(doc)).toEqual(['section', '  action', '  ', 'section', '  action', '  '])
    expect(statusOf(anna, readTree(doc).nodes.get(copy)?.children[0] ?? '')).toEqual(['done'])
  })
})

describe.each(bothOrders)('with a colleague ($bramFirst)', (order) => {
  const begin = (): Peers & { undo: Y.UndoManager; section: string; action: string } => {
    const both = peers(order)
    const { doc, writer } = both.anna
    const section = add(doc, writer, 'section', null, 'section')
    const action = add(doc, writer, 'action', null, 'action', { fields: { status: 'planned' } })
    return { ...both, undo: undoOf(both.anna), section, action }
  }

  test.each(['together', 'apart'])('undoing a new block keeps what a colleague typed in it in the bin (%s)', (how) => {
    const { anna, bram, undo, apart, meet } = begin()
    const made = add(anna.doc, anna.writer, 'action', null, 'made')
    if (how === 'apart') apart()
    typeIn(bram, made, 'van Bram')
    undo.undo()
    meet()
    expect(outline(bram.doc)).toEqual(['section', 'action'])
    const [entry] = readTree(bram.doc).bin
    expect(entry).toMatchObject({ top: made, title: 'made' })
    expect(bodyOf(bram, made)).toBe('van Bram')
    valueIn(restoreBlocks(bram.doc, bram.writer, entry?.group ?? ''))
    expect(outline(anna.doc)).toEqual(['section', 'action', 'made'])
    expect(bodyOf(anna, made)).toBe('van Bram')
  })

  test.each(['together', 'apart'])(
    'what a colleague wrote in a copy is in the bin when the copy is undone (%s)',
    (how) => {
      const { anna, bram, undo, section, apart, meet } = begin()
      const inner = add(bram.doc, bram.writer, 'action', section, 'inner', { fields: { status: 'planned' } })
      for (const write of [
        (id: string) => typeIn(bram, id, 'van Bram'),
        (id: string) => typeIn(bram, id, 'van Bram: ', 'title'),
        (id: string) => valueIn(setField(bram.doc, bram.writer, id, 'status', 'done')),
      ]) {
        const copy = valueIn(duplicateBlock(anna.doc, anna.writer, section))
        const [copied = ''] = readTree(bram.doc).nodes.get(copy)?.children ?? []
        const before = readTree(anna.doc).bin.length
        if (how === 'apart') apart()
        write(copied)
        const written = readBlock(bram.doc, copied)
        undo.undo()
        expect(readTree(anna.doc).bin).toHaveLength(how === 'apart' ? before : before + 1)
        meet()
        for (const { doc } of [anna, bram]) {
          const [entry, ...others] = readTree(doc).bin
          expect(others).toHaveLength(before)
          expect(entry).toMatchObject({ top: copy, title: 'section', count: 2, by: 'Anna' })
          expect(readBlock(doc, copied)).toEqual({ ...written, deleted: true })
        }
      }
      valueIn(restoreBlocks(bram.doc, bram.writer, readTree(bram.doc).bin.at(-1)?.group ?? ''))
      expect(outline(anna.doc)).toEqual(['section', '  inner', 'section', '  inner', 'action'])
      expect(readTree(anna.doc).nodes.has(inner)).toBe(true)
    },
  )

  test('what a colleague wrote in a new block that has no words is in the bin, also when it comes in later', () => {
    const { anna, bram, undo, apart, meet } = begin()
    const made = add(anna.doc, anna.writer, 'section', null, '')
    apart()
    typeIn(bram, made, 'van Bram')
    undo.undo()
    expect(readTree(anna.doc).bin).toEqual([])
    meet()
    for (const { doc } of [anna, bram]) expect(readTree(doc).bin).toMatchObject([{ top: made }])
  })

  test('undoing a new block keeps what a colleague put under it alive', () => {
    const { anna, bram, undo } = begin()
    const made = add(anna.doc, anna.writer, 'section', null, 'made')
    add(bram.doc, bram.writer, 'action', made, 'of Bram')
    undo.undo()
    expect(outline(anna.doc).toSorted()).toEqual(['action', 'of Bram', 'section'])
    undo.redo()
    expect(outline(bram.doc)).toEqual(['section', 'action', 'made', '  of Bram'])
  })

  test('a block that a colleague deleted stays deleted when its making is undone and done again', () => {
    const { anna, bram, undo } = begin()
    const made = add(anna.doc, anna.writer, 'action', null, 'made')
    valueIn(deleteBlock(bram.doc, bram.writer, made))
    undo.undo()
    undo.redo()
    expect(readTree(anna.doc).nodes.has(made)).toBe(false)
    expect(readTree(anna.doc).bin).toMatchObject([{ top: made, by: 'Bram' }])
  })

  test.each(['together', 'apart'])('undoing a move keeps what a colleague typed in the block meanwhile (%s)', (how) => {
    const { anna, bram, undo, section, action, apart, meet } = begin()
    if (how === 'apart') apart()
    valueIn(moveBlock(anna.doc, anna.writer, action, { parent: section, after: null }))
    typeIn(bram, action, 'van Bram')
    undo.undo()
    meet()
    expect(outline(bram.doc)).toEqual(['section', 'action'])
    undo.redo()
    expect(outline(bram.doc)).toEqual(['section', '  action'])
    expect(bodyOf(anna, action)).toBe('van Bram')
  })

  test('undoing a move does not take back a later move of a colleague', () => {
    const { anna, bram, undo, section, action } = begin()
    const other = add(bram.doc, bram.writer, 'section', null, 'other')
    valueIn(moveBlock(anna.doc, anna.writer, action, { parent: section, after: null }))
    valueIn(moveBlock(bram.doc, bram.writer, action, { parent: other, after: null }))
    undo.undo()
    expect(outline(anna.doc)).toEqual(['section', 'other', '  action'])
    expect(outline(bram.doc)).toEqual(['section', 'other', '  action'])
  })

  test('undoing a move out of a section that a colleague deleted meanwhile leaves the block in sight', () => {
    const { anna, bram, undo, section, action } = begin()
    const inner = add(bram.doc, bram.writer, 'section', section, 'inner')
    valueIn(moveBlock(anna.doc, anna.writer, action, { parent: inner, after: null }))
    valueIn(moveBlock(anna.doc, anna.writer, action, { parent: null, after: null }))
    valueIn(deleteBlock(bram.doc, bram.writer, inner))
    undo.undo()
    expect(outline(anna.doc)).toEqual(['section', '  action'])
    expect(outline(bram.doc)).toEqual(['section', '  action'])
  })

  test.each(['together', 'apart'])(
    'undoing a deletion brings back what a colleague typed in the block meanwhile (%s)',
    (how) => {
      const { anna, bram, undo, action, apart, meet } = begin()
      if (how === 'apart') apart()
      valueIn(deleteBlock(anna.doc, anna.writer, action))
      typeIn(bram, action, 'van Bram')
      undo.undo()
      meet()
      expect(outline(bram.doc)).toEqual(['section', 'action'])
      expect(bodyOf(anna, action)).toBe('van Bram')
      undo.redo()
      expect(outline(bram.doc)).toEqual(['section'])
      expect(bodyOf(bram, action)).toBe('van Bram')
    },
  )

  test('undoing a deletion that a colleague undid already changes nothing', () => {
    const { anna, bram, undo, action } = begin()
    const { group } = valueIn(deleteBlock(anna.doc, anna.writer, action))
    valueIn(restoreBlocks(bram.doc, bram.writer, group))
    valueIn(deleteBlock(bram.doc, bram.writer, action))
    undo.undo()
    expect(outline(anna.doc)).toEqual(['section'])
    expect(readTree(bram.doc).bin).toMatchObject([{ top: action, by: 'Bram' }])
  })

  test('undoing a type does not take back the type that a colleague gave since', () => {
    const { anna, bram, undo, action } = begin()
    valueIn(changeType(anna.doc, anna.writer, action, 'pillar'))
    valueIn(changeType(bram.doc, bram.writer, action, 'ambition'))
    undo.undo()
    expect(readTree(anna.doc).nodes.get(action)?.type).toBe('ambition')
    expect(readTree(bram.doc).nodes.get(action)?.type).toBe('ambition')
  })

  test('undoing a value brings back the value of the colleague that it took the place of', () => {
    const { anna, bram, undo, action } = begin()
    valueIn(setField(bram.doc, bram.writer, action, 'status', 'running'))
    valueIn(setField(anna.doc, anna.writer, action, 'status', 'done'))
    undo.undo()
    expect(statusOf(bram, action)).toEqual(['running'])
    expect(readBlock(anna.doc, action)?.fields.status).toMatchObject([{ by: 'Bram' }])
    undo.redo()
    expect(statusOf(bram, action)).toEqual(['done'])
  })

  test('undoing a value that a colleague replaced leaves theirs alone, without an old value beside it', () => {
    const { anna, bram, undo, action } = begin()
    valueIn(setField(anna.doc, anna.writer, action, 'status', 'running'))
    valueIn(setField(anna.doc, anna.writer, action, 'status', 'done'))
    valueIn(setField(bram.doc, bram.writer, action, 'status', 'stopped'))
    undo.undo()
    undo.undo()
    expect(statusOf(anna, action)).toEqual(['stopped'])
    expect(statusOf(bram, action)).toEqual(['stopped'])
  })

  test('undoing a pick brings back both values', () => {
    const { anna, bram, undo, action, apart, meet } = begin()
    apart()
    valueIn(setField(anna.doc, anna.writer, action, 'status', 'running'))
    valueIn(setField(bram.doc, bram.writer, action, 'status', 'stopped'))
    meet()
    valueIn(setField(anna.doc, anna.writer, action, 'status', 'running'))
    expect(statusOf(bram, action)).toEqual(['running'])
    undo.undo()
    expect(statusOf(anna, action)?.toSorted()).toEqual(['running', 'stopped'])
    expect(statusOf(bram, action)?.toSorted()).toEqual(['running', 'stopped'])
  })

  test('undo of one touches nothing of the other', () => {
    const { anna, bram, undo, section } = begin()
    const ofBram = add(bram.doc, bram.writer, 'action', section, 'of Bram')
    valueIn(setField(bram.doc, bram.writer, ofBram, 'status', 'done'))
    typeIn(bram, ofBram, 'van Bram')
    while (undo.canUndo()) undo.undo()
    expect(outline(anna.doc)).toEqual(['section', '  of Bram', 'action'])
    expect(statusOf(anna, ofBram)).toEqual(['done'])
    expect(bodyOf(anna, ofBram)).toBe('van Bram')
  })
})

describe.each(bothOrders)('what an undo brought back is still the colleague’s ($bramFirst)', (order) => {
  test.each(['hers', 'his'] as const)(
    'Anna picks %s of two values and undoes everything: Bram’s value stays',
    (picked) => {
      const { anna, bram, apart, meet } = peers(order)
      const action = add(anna.doc, anna.writer, 'action', null, 'action')
      const undo = undoOf(anna)
      const note = ({ doc, writer }: Peer, words: string) =>
        valueIn(setField(doc, writer, action, 'partnersNote', words))
      const notes = ({ doc }: Peer) => readBlock(doc, action)?.fields.partnersNote?.map(({ value }) => value)
      note(bram, 'PO')
      note(anna, 'PO en KO')
      apart()
      note(anna, 'hers')
      note(bram, 'his')
      meet()
      note(anna, picked)
      undo.undo()
      for (const person of [anna, bram]) expect(new Set(notes(person))).toEqual(new Set(['hers', 'his']))
      for (let step = 0; step < 3; step++) {
        undo.undo()
        for (const person of [anna, bram]) expect(notes(person), `step ${step}`).toEqual(['his'])
      }
      for (let step = 0; step < 4; step++) {
        undo.redo()
        expect(notes(bram)).toEqual(notes(anna))
        expect(notes(bram)).not.toContain('PO')
      }
    },
  )

  test('Anna moves an action, Bram moves it on, she moves it again and undoes both: it is where Bram put it', () => {
    const { anna, bram } = peers(order)
    const [one, two, three] = ['een', 'twee', 'drie'].map((title) => add(anna.doc, anna.writer, 'section', null, title))
    const action = add(anna.doc, anna.writer, 'action', one ?? null, 'action')
    const undo = undoOf(anna)
    const move = ({ doc, writer }: Peer, parent = '') =>
      valueIn(moveBlock(doc, writer, action, { parent, after: null }))
    const parentOf = ({ doc }: Peer) => readTree(doc).nodes.get(action)?.parent
    move(anna, two)
    move(bram, three)
    move(anna, one)
    undo.undo()
    expect([parentOf(anna), parentOf(bram)]).toEqual([three, three])
    undo.undo()
    expect([parentOf(anna), parentOf(bram)]).toEqual([three, three])
    // what was put back is nobody's step: doing again stops before it
    undo.redo()
    undo.redo()
    expect([parentOf(anna), parentOf(bram)]).toEqual([three, three])
  })
})
