import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import { m } from '../../../paraglide/messages.js'
import { toldColour } from '../../../session/colour.ts'
import type { Part } from '../../../session/session.ts'
import { fromDocument } from '../binding/ProseBinding.ts'
import { caretElement, pointAtCarets } from './caretElement.ts'
import { placeToPosition } from './places.ts'

/** A colleague's caret in this text. `told`: what they said of it last. */
type Caret = { client: number; name: string; colour: string; anchor: number; head: number; told: string }

type Others = { carets: readonly Caret[]; drawn: DecorationSet }

const key = new PluginKey<Others>('leaOthersCarets')

/**
 * Draws the carets and selections of colleagues in this text, and one's own of another window. Drawn, not written: they
 * take no room and screen readers pass over them.
 */
export function othersCaretsPlugin(
  awareness: Awareness,
  isSelf: (client: number) => boolean,
  fragment: Y.XmlFragment,
  block: string,
  part: Part,
): Plugin {
  const here = (state: EditorState) => readCarets(awareness, isSelf, fragment, block, part, state)
  return new Plugin<Others>({
    key,
    state: {
      init: (_, state) => draw(state, here(state)),
      apply: (tr, others, _before, state) => {
        const told: readonly Caret[] | undefined = tr.getMeta(key)
        if (told) return draw(state, told)
        if (!tr.docChanged) return others
        const carets = others.carets.map((caret) => moved(caret, tr))
        // A caret can be told before the text that it stands in has arrived; with the text, it has its place.
        return draw(state, tr.getMeta(fromDocument) ? withLate(carets, here(state)) : carets)
      },
    },
    props: {
      decorations: (state) => key.getState(state)?.drawn,
      handleDOMEvents: {
        mousemove: (view, event) => {
          pointAtCarets(view.dom, event)
          return false
        },
        mouseleave: (view) => {
          pointAtCarets(view.dom, null)
          return false
        },
      },
    },
    view: (view) => {
      const onChange = () => {
        const carets = here(view.state)
        if (tellsTheSame(carets, key.getState(view.state)?.carets ?? [])) return
        view.dispatch(view.state.tr.setMeta(key, carets))
      }
      awareness.on('change', onChange)
      return { destroy: () => awareness.off('change', onChange) }
    },
  })
}

function readCarets(
  awareness: Awareness,
  isSelf: (client: number) => boolean,
  fragment: Y.XmlFragment,
  block: string,
  part: Part,
  state: EditorState,
): Caret[] {
  const carets: Caret[] = []
  for (const [client, told] of awareness.getStates()) {
    if (client === awareness.clientID || told.block !== block || told.part !== part || !told.cursor) continue
    const anchor = placeToPosition(fragment, state.doc, told.cursor.anchor)
    const head = placeToPosition(fragment, state.doc, told.cursor.head)
    if (anchor === null || head === null) continue
    const name = typeof told.user?.name === 'string' ? told.user.name : ''
    const organisation = typeof told.user?.organisation === 'string' ? told.user.organisation : ''
    carets.push({
      client,
      name: isSelf(client) ? m.session_self_elsewhere() : name,
      colour: toldColour(told.user?.colour, name, organisation),
      anchor,
      head,
      told: JSON.stringify(told.cursor),
    })
  }
  return carets.sort((one, other) => one.client - other.client)
}

/** The carets as they were moved, and those of `told` that had no place so far. */
function withLate(moved: readonly Caret[], told: readonly Caret[]): readonly Caret[] {
  const drawn = new Set(moved.map(({ client }) => client))
  return [...moved, ...told.filter(({ client }) => !drawn.has(client))].sort((one, other) => one.client - other.client)
}

/** What a colleague types pushes their caret on; what one types oneself at the same place doesn't. */
function moved(caret: Caret, tr: Transaction): Caret {
  const side = tr.getMeta(fromDocument) ? 1 : -1
  return { ...caret, anchor: tr.mapping.map(caret.anchor, side), head: tr.mapping.map(caret.head, side) }
}

function draw(state: EditorState, carets: readonly Caret[]): Others {
  const end = state.doc.content.size
  const decorations = carets.flatMap(({ client, name, colour, anchor, head, told }) => {
    const from = Math.min(anchor, head, end)
    const to = Math.min(Math.max(anchor, head), end)
    const caret = Decoration.widget(Math.min(head, end), () => caretElement(name, colour), {
      key: `${client} ${told}`,
      side: -1,
      ignoreSelection: true,
      marks: [],
    })
    const selection = { class: 'lea-others-selection', style: `--lea-person: ${colour}` }
    return from < to ? [caret, Decoration.inline(from, to, selection)] : [caret]
  })
  return { carets, drawn: DecorationSet.create(state.doc, decorations) }
}

function tellsTheSame(some: readonly Caret[], others: readonly Caret[]): boolean {
  return (
    some.length === others.length &&
    some.every((caret, index) => {
      const other = others[index]
      return (
        other?.client === caret.client &&
        other.told === caret.told &&
        other.name === caret.name &&
        other.colour === caret.colour &&
        other.head === caret.head &&
        other.anchor === caret.anchor
      )
    })
  )
}
