import { paragraph, writeProse } from '@lea/agenda'
import { Slice } from '@tiptap/pm/model'
import type { EditorView } from '@tiptap/pm/view'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { Desk, schema } from '../binding/testDesk.ts'
import { clipboardPlugin } from './clipboardPlugin.ts'
import type { Change } from './htmlToParagraphs.ts'
import { pasteNotice } from './pasteNotice.ts'

/** What one pastes in a text, and what one hears of it. */
function pasting(html: string, multiline = true) {
  const doc = new Y.Doc()
  const fragment = doc.getXmlFragment('body')
  writeProse(fragment, [paragraph('Wat er staat')])
  const view = new Desk(fragment) as unknown as EditorView
  const heard: [Change[], boolean][] = []
  const undo = new Y.UndoManager(fragment)
  const plugin = clipboardPlugin({
    schema,
    multiline,
    undo,
    onPasteChanged: (changes, isNothing) => heard.push([[...changes], isNothing]),
  })
  const read = plugin.props.transformPastedHTML?.call(plugin, html, view)
  const clipboardData = { types: ['text/html'], files: [], getData: () => html }
  const event = { clipboardData } as unknown as ClipboardEvent
  const isDone = (slice: Slice) => plugin.props.handlePaste?.call(plugin, view, event, slice)
  return { read, heard, isDone }
}

it('pasted text of which something changed is told once, and a title is told nothing of lists', () => {
  const html = '<p><s>a</s></p><table><tr><td>b</td><td>c</td></tr></table>'
  expect(pasting(html).heard).toEqual([[['noStrike', 'tableIsList'], false]])
  expect(pasting(html, false).heard).toEqual([[['noStrike'], false]])
  expect(pasting('<p>a</p>').heard).toEqual([])
})

it('deleted text alone is not pasted, and what was selected stays', () => {
  const { read, heard, isDone } = pasting('<p><del>a</del></p>')
  expect([read, heard]).toEqual(['', [[['deletedLeftOut'], true]]])
  expect(isDone(Slice.empty)).toBe(true)
  const some = new Slice(schema.node('doc', null, [schema.node('paragraph', null, [schema.text('a')])]).content, 1, 1)
  expect(isDone(some)).toBe(false)
})

it('one notice says in plain words what is different', () => {
  const changes: Change[] = ['tableIsList', 'imagesLeftOut', 'noStrike', 'deletedLeftOut']
  expect(pasteNotice(new Set(changes), false)).toEqual({
    title: 'Geplakt.',
    text:
      'Weggelaten: tekst die al verwijderd was, afbeeldingen. Doorgehaalde tekst staat er zonder streep. ' +
      'Een tabel staat er nu als lijst.',
  })
  expect(pasteNotice(new Set(['imagesLeftOut'] as const), true)).toEqual({
    title: 'Er is niets geplakt.',
    text: 'Weggelaten: afbeeldingen.',
  })
})
