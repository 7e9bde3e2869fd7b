import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { EditorSession } from '../EditorSession.ts'
import { mountEditor } from './mountEditor.ts'

/** After so many letters the browser has compiled what each letter runs through. */
const letters = 60

/** Stops with this much of a pause left: one letter takes less. */
const enoughMs = 5

/**
 * Types in an editor that is on no page, on a document that nobody keeps, a few letters at a time while the browser has nothing
 * else to do. It compiles code when that has run a few times; without this the first letters of a visit are the slowest. Does nothing where the browser doesn't tell when it has nothing to do (Safari).
 */
export function rehearse(): void {
  if (!('requestIdleCallback' in globalThis)) return
  const doc = new Y.Doc()
  const awareness = new Awareness(doc)
  const fragment = doc.getXmlFragment('rehearsal')
  const nothing = () => undefined
  const session: EditorSession = {
    doc,
    writer: { deviceId: '', name: '' },
    awareness,
    undo: new Y.UndoManager(fragment),
    presence: { enter: nothing, setCursor: nothing },
    people: () => [],
    readOnly: () => null,
    subscribeStatus: () => nothing,
    holdColleagues: () => nothing,
  }
  const editor = mountEditor(document.createElement('div'), {
    session,
    fragment,
    block: 'rehearsal',
    part: 'body',
    label: '',
    placeholder: undefined,
    multiline: true,
    headingLevel: 3,
    descriptionId: '',
    slash: { choices: () => [], insertBlock: nothing, listId: '' },
    neighbours: () => ({}),
    onLetGo: nothing,
    openLinkForm: nothing,
    goToToolbar: nothing,
    onPasteChanged: nothing,
  })
  // what is on no page can't be scrolled to
  editor.view.setProps({ handleScrollToSelection: () => true })
  editor.view.dispatch(editor.state.tr.insertText('a'))

  const end = () => {
    editor.destroy()
    awareness.destroy()
    doc.destroy()
  }
  const type = async (pause: IdleDeadline) => {
    while (pause.timeRemaining() > enoughMs) {
      // as the browser does it: the text of the page changes, and the editor reads what came of it
      const words = document.createTreeWalker(editor.view.dom, NodeFilter.SHOW_TEXT).nextNode()
      if (!(words instanceof Text) || words.length >= letters) return end()
      words.appendData('a')
      // its observer comes first
      await null
    }
    requestIdleCallback(typeOn)
  }
  const typeOn = (pause: IdleDeadline) => void type(pause)
  requestIdleCallback(typeOn)
}
