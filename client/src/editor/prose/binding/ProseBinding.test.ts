import { bullet, heading, paragraph, proseToText, readProse, textToProse, writeProse } from '@lea/agenda'
import { TextSelection } from '@tiptap/pm/state'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { ProseBinding } from './ProseBinding.ts'
import { Desk } from './testDesk.ts'

/** Anna and Bram, each with the editor open on the same text. */
function twoDesks(paragraphs = textToProse('een twee drie'), ids = { anna: 1, bram: 2 }) {
  const origin = new Y.Doc()
  writeProse(origin.getXmlFragment('body'), paragraphs)
  const open = (clientID: number) => {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(origin))
    doc.clientID = clientID
    const fragment = doc.getXmlFragment('body')
    return { doc, fragment, desk: new Desk(fragment) }
  }
  const anna = open(ids.anna)
  const bram = open(ids.bram)
  const meet = () => {
    const forBram = Y.encodeStateAsUpdate(anna.doc, Y.encodeStateVector(bram.doc))
    const forAnna = Y.encodeStateAsUpdate(bram.doc, Y.encodeStateVector(anna.doc))
    Y.applyUpdate(bram.doc, forBram, 'remote')
    Y.applyUpdate(anna.doc, forAnna, 'remote')
    for (const { desk, fragment } of [anna, bram]) {
      expect(desk.lines().map((line) => line.replace(/^ *(# |- |1\. |> )?/, ''))).toEqual(
        proseToText(readProse(fragment).paragraphs).split('\n'),
      )
    }
    expect(anna.desk.state.doc.toJSON()).toEqual(bram.desk.state.doc.toJSON())
  }
  return { anna, bram, meet }
}

const orders = [
  { anna: 1, bram: 2 },
  { anna: 2, bram: 1 },
]

describe('what one types', () => {
  it('reaches the document and the other editor', () => {
    const { anna, bram, meet } = twoDesks()
    anna.desk.type(0, 4, 'en ')
    meet()
    expect(bram.desk.lines()).toEqual(['een en twee drie'])
  })

  it('leaves out of the document what is usual', () => {
    const { anna } = twoDesks([heading('Kop')])
    anna.desk.set(0, 'kind', 'bullet')
    anna.desk.set(0, 'indent', 2)
    expect((anna.fragment.get(0) as Y.XmlElement).getAttributes()).toEqual({ kind: 'bullet', indent: 2 })
    anna.desk.set(0, 'kind', 'paragraph')
    anna.desk.set(0, 'indent', 0)
    expect((anna.fragment.get(0) as Y.XmlElement).getAttributes()).toEqual({})
  })

  it('marks each break, so that a build that knows no breaks shows the text and leaves it alone', () => {
    const { anna } = twoDesks()
    anna.desk.split(0, 4)
    const [text] = (anna.fragment.get(0) as Y.XmlElement).toArray() as Y.XmlText[]
    expect(text?.toDelta()).toEqual([
      { insert: 'een ' },
      { insert: '\n', attributes: { line: {} } },
      { insert: 'twee drie' },
    ])
  })

  it('keeps marks and links as the file format has them', () => {
    const { anna, bram, meet } = twoDesks()
    anna.desk.mark(0, 0, 3, 'bold')
    anna.desk.mark(0, 4, 8, 'link', { href: 'https://voorbeeld.nl' })
    meet()
    expect(((anna.fragment.get(0) as Y.XmlElement).get(0) as Y.XmlText).toDelta()).toEqual([
      { insert: 'een', attributes: { bold: {} } },
      { insert: ' ' },
      { insert: 'twee', attributes: { link: { href: 'https://voorbeeld.nl' } } },
      { insert: ' drie' },
    ])
    bram.desk.dispatch(bram.desk.state.tr.removeMark(1, 10))
    meet()
    expect(readProse(anna.fragment).paragraphs).toEqual(textToProse('een twee drie'))
  })

  it('is undone and redone by the one undo manager of the session', () => {
    const { anna, bram, meet } = twoDesks()
    const undo = new Y.UndoManager(anna.fragment, { trackedOrigins: new Set(), captureTimeout: 0 })
    undo.addTrackedOrigin(ProseBinding)
    anna.desk.type(0, 13, '!')
    bram.desk.type(0, 0, 'nul ')
    meet()
    undo.undo()
    expect(anna.desk.lines()).toEqual(['nul een twee drie'])
    undo.redo()
    expect(anna.desk.lines()).toEqual(['nul een twee drie!'])
    anna.desk.split(0, 4)
    anna.desk.join(1)
    undo.undo()
    expect(anna.desk.lines()).toEqual(['nul ', 'een twee drie!'])
    undo.undo()
    expect(anna.desk.lines()).toEqual(['nul een twee drie!'])
    meet()
  })

  it('goes on being undoable after another editor was closed', () => {
    const { anna } = twoDesks()
    const other = new Desk(anna.doc.getXmlFragment('title'))
    const undo = new Y.UndoManager([anna.fragment], { trackedOrigins: new Set([ProseBinding]), captureTimeout: 0 })
    other.type(0, 0, 'Titel')
    other.close()
    anna.desk.type(0, 0, 'x')
    undo.undo()
    expect(anna.desk.lines()).toEqual(['een twee drie'])
  })
})

describe.each(orders)('two people in one text (%o)', (ids) => {
  it('both keep what they type in one paragraph', () => {
    const { anna, bram, meet } = twoDesks(undefined, ids)
    anna.desk.type(0, 3, ' A')
    bram.desk.type(0, 13, ' B')
    meet()
    expect(anna.desk.lines()).toEqual(['een A twee drie B'])
  })

  it('both keep what they type first in the same empty paragraph', () => {
    const { anna, bram, meet } = twoDesks([paragraph()], ids)
    anna.desk.type(0, 0, 'anna')
    bram.desk.type(0, 0, 'bram')
    meet()
    expect(['annabram', 'bramanna']).toContain(anna.desk.lines()[0])
    // And go on typing in it, apart once more.
    anna.desk.type(0, 4, '-')
    bram.desk.type(0, 8, '+')
    anna.desk.mark(0, 2, 6, 'bold')
    meet()
    expect(['anna-bram+', 'bram-anna+']).toContain(anna.desk.lines()[0])
  })

  it('one splits a paragraph while the other types in its longer half', () => {
    const { anna, bram, meet } = twoDesks(textToProse('kort een veel langer stuk'), ids)
    anna.desk.split(0, 5)
    bram.desk.type(0, 25, ' tekst')
    meet()
    expect(anna.desk.lines()).toEqual(['kort ', 'een veel langer stuk tekst'])
  })

  it('one splits a paragraph while the other types in its shorter half', () => {
    const { anna, bram, meet } = twoDesks(textToProse('kort een veel langer stuk'), ids)
    anna.desk.split(0, 5)
    bram.desk.type(0, 4, 'e zin')
    meet()
    expect(anna.desk.lines()).toEqual(['korte zin ', 'een veel langer stuk'])
  })

  it('both split a paragraph at one place: its text stands there once', () => {
    const { anna, bram, meet } = twoDesks(undefined, ids)
    anna.desk.split(0, 4)
    bram.desk.split(0, 4)
    meet()
    expect(anna.desk.lines()).toEqual(['een ', '', 'twee drie'])
  })

  it('both split a paragraph at different places, and a third types in each part', () => {
    const { anna, bram, meet } = twoDesks([bullet('een twee drie')], ids)
    anna.desk.split(0, 4)
    bram.desk.split(0, 9)
    anna.desk.type(1, 0, 'A')
    bram.desk.type(0, 8, 'B')
    bram.desk.type(1, 4, 'C')
    meet()
    expect(anna.desk.lines()).toEqual(['- een ', '- AtweeB ', '- drieC'])
  })

  it('one splits a heading, the other makes its second half a bullet that goes deeper', () => {
    const { anna, bram, meet } = twoDesks([heading('kop en tekst')], ids)
    anna.desk.split(0, 4)
    anna.desk.set(1, 'kind', 'paragraph')
    meet()
    bram.desk.set(1, 'kind', 'bullet')
    bram.desk.set(1, 'indent', 2)
    anna.desk.type(1, 8, '!')
    meet()
    expect(anna.desk.lines()).toEqual(['# kop ', '    - en tekst!'])
    anna.desk.join(1)
    bram.desk.type(1, 0, '<')
    meet()
    expect(bram.desk.lines()).toEqual(['# kop <en tekst!'])
  })

  it('one begins an empty line above a paragraph in which the other types', () => {
    const { anna, bram, meet } = twoDesks(textToProse('alinea'), ids)
    anna.desk.split(0, 0)
    bram.desk.type(0, 6, ' van Bram')
    meet()
    expect(anna.desk.lines()).toEqual(['', 'alinea van Bram'])
  })

  it('one takes away the empty line above a paragraph in which the other types', () => {
    const { anna, bram, meet } = twoDesks(textToProse('\nalinea'), ids)
    anna.desk.join(1)
    bram.desk.type(1, 6, ' van Bram')
    meet()
    expect(anna.desk.lines()).toEqual(['alinea van Bram'])
  })

  it('one makes a heading of what the other makes deeper and types in', () => {
    const { anna, bram, meet } = twoDesks([bullet('punt')], ids)
    anna.desk.set(0, 'kind', 'heading')
    bram.desk.set(0, 'indent', 1)
    bram.desk.type(0, 4, 'en')
    meet()
    expect(anna.desk.lines()).toEqual(['  # punten'])
  })

  it('each deletes the paragraph that the other keeps: an empty text remains that both can write in', () => {
    const { anna, bram, meet } = twoDesks(textToProse('een\ntwee'), ids)
    anna.desk.dispatch(anna.desk.state.tr.delete(0, 5))
    bram.desk.dispatch(bram.desk.state.tr.delete(5, 11))
    meet()
    expect(anna.desk.lines()).toEqual([''])
    anna.desk.type(0, 0, 'weer')
    meet()
    expect(bram.desk.lines()).toEqual(['weer'])
  })

  it('one of several equal lines is deleted and the other types in its twin', () => {
    const { anna, bram, meet } = twoDesks(textToProse('n.v.t.\nn.v.t.\nn.v.t.'), ids)
    anna.desk.dispatch(anna.desk.state.tr.delete(0, 8))
    bram.desk.type(1, 6, ' (tweede)')
    meet()
    expect(anna.desk.lines()).toEqual(['n.v.t. (tweede)', 'n.v.t.'])
  })
})

describe('the caret', () => {
  it('stays where it is when a colleague types at the same place', () => {
    const { anna, bram, meet } = twoDesks(textToProse('ab'))
    anna.desk.caretAt(0, 1)
    bram.desk.caretAt(0, 1)
    for (const letter of ['1', '2', '3']) {
      anna.desk.typeAtCaret(letter)
      meet()
      bram.desk.typeAtCaret(letter.replace(/./, (digit) => 'xyz'[Number(digit) - 1] ?? ''))
      meet()
    }
    expect(['a123xyzb', 'axyz123b']).toContain(anna.desk.lines()[0])
  })

  it('moves with its letter when a colleague types before it, also among equal letters', () => {
    const { anna, bram, meet } = twoDesks(textToProse('aaaa'))
    anna.desk.caretAt(0, 3)
    bram.desk.type(0, 1, 'a')
    meet()
    expect(anna.desk.state.selection.head).toBe(anna.desk.at(0, 4))
  })

  it('stays in its own line when a colleague types in one of two equal lines', () => {
    const { anna, bram, meet } = twoDesks(textToProse('idem\nidem'))
    anna.desk.caretAt(0, 2)
    bram.desk.type(0, 0, 'x')
    meet()
    expect(anna.desk.state.selection.head).toBe(anna.desk.at(0, 3))
  })

  it('stays in a heading into which a colleague types before it', () => {
    const { anna, bram, meet } = twoDesks([heading('Kop'), paragraph('tekst')])
    anna.desk.caretAt(0, 3)
    bram.desk.type(0, 0, 'De ')
    meet()
    expect(anna.desk.state.selection.head).toBe(anna.desk.at(0, 6))
  })

  it('keeps a selection over what it held', () => {
    const { anna, bram, meet } = twoDesks()
    anna.desk.dispatch(anna.desk.state.tr.setSelection(TextSelection.create(anna.desk.state.doc, 5, 9)))
    bram.desk.type(0, 4, '<')
    bram.desk.type(0, 9, '>')
    meet()
    const { from, to } = anna.desk.state.selection
    expect(anna.desk.state.doc.textBetween(from, to)).toBe('twee')
  })
})

describe('the schema', () => {
  it('reads a fragment that holds nothing as one empty paragraph and writes nothing for it', () => {
    const doc = new Y.Doc()
    const desk = new Desk(doc.getXmlFragment('body'))
    expect(desk.lines()).toEqual([''])
    expect(doc.getXmlFragment('body').length).toBe(0)
  })
})
