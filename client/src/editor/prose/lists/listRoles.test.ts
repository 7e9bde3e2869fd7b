import { bullet, numbered, paragraph, writeProse } from '@lea/agenda'
import type { DecorationSet } from '@tiptap/pm/view'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { Desk } from '../binding/testDesk.ts'
import { listRolesPlugin } from './listRoles.ts'

/** A text that is open, and what a screen reader hears of its lines: the depth of an item, or nothing. */
function openText(...paragraphs: Parameters<typeof writeProse>[1]) {
  const fragment = new Y.Doc().getXmlFragment('body')
  writeProse(fragment, paragraphs)
  const plugin = listRolesPlugin('text')
  const desk = new Desk(fragment, [plugin])
  const drawn = () => (plugin.props.decorations?.call(plugin, desk.state) as DecorationSet | undefined)?.find() ?? []
  const attributes = (decoration: object): Record<string, string> => Reflect.get(decoration, 'type').attrs ?? {}
  const heard = () => {
    const items = new Map(drawn().map((each) => [each.from, attributes(each)['aria-level']]))
    return desk.state.doc.children.map((_, line) => items.get(desk.at(line, 0) - 1) ?? '')
  }
  /** By their keys: the ids of what each list owns. */
  const lists = () => drawn().flatMap(({ spec }) => (typeof spec.key === 'string' ? [spec.key] : []))
  return { desk, heard, lists }
}

test('lines of a list are items with a depth, and each list owns its own', () => {
  const { heard, lists } = openText(
    paragraph('voor'),
    bullet('een'),
    { ...bullet('diep'), indent: 1 },
    numbered('eerst'),
    paragraph('na'),
    bullet('los'),
  )
  expect(heard()).toEqual(['', '1', '2', '1', '', '1'])
  expect(lists()).toEqual(['text-1 text-2', 'text-3', 'text-5'])
})

test('a line that becomes an entry, or is split, joins its list; a letter moves nothing', () => {
  const { desk, heard, lists } = openText(bullet('een'), paragraph('twee'))
  expect(lists()).toEqual(['text-0'])
  desk.type(0, 3, ' en een half')
  expect(heard()).toEqual(['1', ''])
  desk.split(0, 3)
  expect(lists()).toEqual(['text-0 text-1'])
  desk.set(2, 'kind', 'bullet')
  expect(heard()).toEqual(['1', '1', '1'])
  expect(lists()).toEqual(['text-0 text-1 text-2'])
})
