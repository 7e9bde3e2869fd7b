import { bullet, paragraph, readProse, writeProse } from '@lea/agenda'
import { TextSelection } from '@tiptap/pm/state'
import type { DecorationSet, EditorView } from '@tiptap/pm/view'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { Desk } from '../binding/testDesk.ts'
import { fittingChoices, type SlashChoice } from './choices.ts'
import { readSlashMenu, slashPlugin } from './slashPlugin.ts'

const choices: SlashChoice[] = [
  { id: 'kind-heading', label: 'Kop', icon: 'heading', kind: 'heading' },
  { id: 'kind-bullet', label: 'Opsomming', icon: 'bullets', kind: 'bullet' },
  { id: 'block-action', label: 'Actie', icon: 'add', blockType: 'action' },
  { id: 'block-pillar', label: 'Pijler', icon: 'add', blockType: 'pillar' },
]

const withElsewhere: SlashChoice[] = [
  ...choices,
  { id: 'elsewhere-body', label: 'Gremium, zoals een stuurgroep', icon: 'add', blockType: 'body', isElsewhere: true },
]

it('what is no part of the text is found by who begins to type one of its names, and isn’t listed before', () => {
  const labels = (query: string) => fittingChoices(withElsewhere, query).map(({ label }) => label)
  expect(labels('')).toHaveLength(choices.length)
  expect(labels('g')).toEqual(['Opsomming'])
  expect(labels('gremi')).toEqual(['Gremium, zoals een stuurgroep'])
  expect(labels('stuur')).toEqual(['Gremium, zoals een stuurgroep'])
  expect(labels('um')).toEqual([])
})

it('what is called as one types comes before what only begins so', () => {
  const line: SlashChoice = { id: 'block-pillar', label: 'Actielijn', icon: 'add', blockType: 'pillar' }
  const found = fittingChoices([line, ...choices], 'actie')
  expect(found.map(({ label }) => label)).toEqual(['Actie', 'Actielijn'])
})

/** Anna with the menu on her text; `press` is a key, `fragment` is what Bram changes. */
function openText(...paragraphs: Parameters<typeof writeProse>[1]) {
  const doc = new Y.Doc()
  const fragment = doc.getXmlFragment('body')
  writeProse(fragment, paragraphs)
  const desk = new Desk(fragment)
  const made: string[] = []
  const plugin = slashPlugin({ choices: () => choices, insertBlock: (type) => made.push(type), listId: 'list' })
  desk.state = desk.state.reconfigure({ plugins: [...desk.state.plugins, plugin] })
  const view = desk as unknown as EditorView
  const key = (name: string) => {
    const event = { key: name, stopPropagation: () => undefined } as KeyboardEvent
    return plugin.props.handleKeyDown?.call(plugin, view, event) ?? false
  }
  const type = (text: string) => {
    for (const letter of text) {
      const { from, to } = desk.state.selection
      const isTaken = plugin.props.handleTextInput?.call(plugin, view, from, to, letter, () => desk.state.tr)
      if (!isTaken) desk.typeAtCaret(letter)
    }
  }
  const labels = () => readSlashMenu(desk.state, choices)?.choices.map((choice) => choice.label)
  const active = () => {
    const menu = readSlashMenu(desk.state, choices)
    return menu?.choices[menu.active]?.label
  }
  const bramAdds = (text: string, line = 0) => {
    const words = (fragment.get(line) as Y.XmlElement).get(0) as Y.XmlText
    doc.transact(() => words.insert(0, text), 'remote')
  }
  return { doc, fragment, desk, made, key, type, labels, active, bramAdds }
}

it('a slash at the start of a word opens the menu, and typing on filters it', () => {
  const { desk, type, labels } = openText(paragraph('tekst '))
  desk.caretAt(0, 6)
  type('/')
  expect(labels()).toEqual(['Kop', 'Opsomming', 'Actie', 'Pijler'])
  type('p')
  expect(labels()).toEqual(['Pijler', 'Kop', 'Opsomming'])
  type('ij')
  expect(labels()).toEqual(['Pijler'])
})

it('a slash in a word, or one that the caret comes to, opens nothing', () => {
  const { desk, type, labels } = openText(paragraph('en/of /kop'))
  desk.caretAt(0, 2)
  type('/')
  expect(labels()).toBeUndefined()
  desk.caretAt(0, 11)
  expect(labels()).toBeUndefined()
})

it('Enter makes the paragraph what was chosen and takes the slash away', () => {
  const { desk, fragment, type, key } = openText(paragraph('tekst '))
  desk.caretAt(0, 6)
  type('/op')
  expect(key('Enter')).toBe(true)
  expect(readProse(fragment).paragraphs).toEqual([bullet('tekst ')])
})

it('Enter on a block asks the screen to make it', () => {
  const { desk, type, key, made } = openText(paragraph())
  type('/')
  key('ArrowUp')
  expect(key('Enter')).toBe(true)
  expect(made).toEqual(['pillar'])
  expect(desk.lines()).toEqual([''])
})

it('Escape closes it and leaves what was typed; typing on opens nothing', () => {
  const { desk, type, key, labels } = openText(paragraph())
  type('/k')
  expect(key('Escape')).toBe(true)
  type('o')
  expect(labels()).toBeUndefined()
  expect(desk.lines()).toEqual(['/ko'])
  expect(key('Enter')).toBe(false)
})

it('stays open, on the same choice, while a colleague types before it, in it and above it', () => {
  const { desk, type, key, active, bramAdds, fragment, doc } = openText(paragraph('boven'), paragraph('tekst '))
  desk.caretAt(1, 6)
  type('/')
  key('ArrowDown')
  key('ArrowDown')
  bramAdds('van Bram ', 0)
  bramAdds('nog meer ', 1)
  doc.transact(() => fragment.insert(0, [new Y.XmlElement('paragraph')]), 'remote')
  expect(active()).toBe('Actie')
  type('pij')
  expect(active()).toBe('Pijler')
  key('Enter')
  expect(desk.lines()).toEqual(['', 'van Bram boven', 'nog meer tekst '])
})

it('closes when a colleague takes its paragraph away, and when the caret leaves the word', () => {
  const first = openText(paragraph('boven'), paragraph())
  first.desk.caretAt(1, 0)
  first.type('/')
  first.doc.transact(() => first.fragment.delete(1, 1), 'remote')
  expect(first.labels()).toBeUndefined()

  const second = openText(paragraph('woord '))
  second.desk.caretAt(0, 6)
  second.type('/ko')
  second.desk.dispatch(second.desk.state.tr.setSelection(TextSelection.create(second.desk.state.doc, 2)))
  expect(second.labels()).toBeUndefined()

  const third = openText(paragraph())
  third.type('/ko p')
  expect(third.labels()).toBeUndefined()
})

it('finds words without their accents, and groups what it finds', () => {
  const found = fittingChoices(
    [{ id: 'x', label: 'Financiële regel', icon: 'add', blockType: 'x' }, ...choices],
    'financie',
  )
  expect(found.map((choice) => choice.label)).toEqual(['Financiële regel'])
})

it('the line that was begun for the menu goes when a block is chosen; a line with words stays', () => {
  const { desk, fragment, type, key, made } = openText(paragraph('eerste'), paragraph(''))
  desk.caretAt(1, 0)
  type('/act')
  key('Enter')
  expect(made).toEqual(['action'])
  expect(readProse(fragment).paragraphs).toEqual([paragraph('eerste')])
  desk.caretAt(0, 0)
  type('/act')
  key('Enter')
  expect(readProse(fragment).paragraphs).toEqual([paragraph('eerste')])
})

it('an empty text says what Enter does where that makes the next block; a line among others says only that there is a menu', () => {
  const hintOf = (hasNext: boolean, ...paragraphs: Parameters<typeof writeProse>[1]) => {
    const fragment = new Y.Doc().getXmlFragment('body')
    writeProse(fragment, paragraphs)
    const { state } = new Desk(fragment)
    const options = { choices: () => choices, insertBlock: () => undefined, listId: 'list', placeholder: 'Toelichting' }
    const plugin = slashPlugin({ ...options, hasNext: () => hasNext })
    const drawn = plugin.props.decorations?.call(plugin, state) as DecorationSet
    return drawn.find().map((each) => (each as unknown as { type: { attrs: object } }).type.attrs)
  }
  const menu = 'Typ / voor een nieuw onderdeel'
  expect(hintOf(true, paragraph())).toEqual([{ 'data-hint': `Toelichting · Enter voor de volgende · ${menu}` }])
  expect(hintOf(false, paragraph())).toEqual([{ 'data-hint': `Toelichting · ${menu}` }])
  expect(hintOf(true, paragraph(), paragraph('Woorden'))).toEqual([{ 'data-hint': menu }])
})
