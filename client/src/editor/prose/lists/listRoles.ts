import type { Node } from '@tiptap/pm/model'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import './listRoles.css'

type Lists = { shape: string; drawn: DecorationSet }

const key = new PluginKey<Lists>('leaLists')

/** A line of a list, where it stands and which one of the text it is. */
type Item = { line: Node; from: number; at: number }

/**
 * Tells a screen reader of the lists in a text that is open: each line is an item, with its depth, and in front of a run of them
 * stands an empty element that owns them. The document stays flat; nothing of it is seen, copied or printed. `id` begins the
 * ids of this editor.
 */
export function listRolesPlugin(id: string): Plugin {
  return new Plugin<Lists>({
    key,
    state: {
      init: (_, { doc }) => ({ shape: shapeOf(doc), drawn: draw(doc, id) }),
      apply: (tr, lists) => {
        if (!tr.docChanged) return lists
        const shape = shapeOf(tr.doc)
        // a letter changes no list
        if (shape === lists.shape) return { shape, drawn: lists.drawn.map(tr.mapping, tr.doc) }
        return { shape, drawn: draw(tr.doc, id) }
      },
    },
    props: {
      decorations: (state) => key.getState(state)?.drawn,
    },
  })
}

function draw(doc: Node, id: string): DecorationSet {
  return DecorationSet.create(
    doc,
    runsOf(doc).flatMap((run) => [owner(run, id), ...run.map((item) => itemOf(item, id))]),
  )
}

/** Lines of lists that follow each other, per list. */
function runsOf(doc: Node): Item[][] {
  const runs: Item[][] = []
  let run: Item[] = []
  doc.forEach((line, from, at) => {
    if (!isItem(line)) {
      run = []
      return
    }
    // beside a bullet a number at the edge begins another list
    const [first] = run
    const isAnother = first !== undefined && line.attrs.indent === 0 && line.attrs.kind !== first.line.attrs.kind
    if (first === undefined || isAnother) {
      run = []
      runs.push(run)
    }
    run.push({ line, from, at })
  })
  return runs
}

function owner(run: readonly Item[], id: string): Decoration {
  const items = run.map(({ at }) => `${id}-${at}`).join(' ')
  const toDOM = () => {
    const list = document.createElement('div')
    list.className = 'lea-list'
    list.setAttribute('role', 'list')
    list.setAttribute('aria-owns', items)
    return list
  }
  return Decoration.widget(run[0]?.from ?? 0, toDOM, { key: items, side: -1, ignoreSelection: true })
}

function itemOf({ line, from, at }: Item, id: string): Decoration {
  const attributes = { id: `${id}-${at}`, role: 'listitem', 'aria-level': String(line.attrs.indent + 1) }
  return Decoration.node(from, from + line.nodeSize, attributes)
}

function isItem({ attrs }: Node): boolean {
  return attrs.kind === 'bullet' || attrs.kind === 'number'
}

function shapeOf(doc: Node): string {
  return doc.children.map(({ attrs }) => `${attrs.kind}${attrs.indent}`).join(' ')
}
