import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { PeerEditor } from './PeerEditor.tsx'
import { loadSnapshot } from './snapshots.ts'

/**
 * The agenda as one document in one Tiptap editor, loaded from IndexedDB and synced with the same relay: what this
 * project declined, kept runnable so that the comparison stays true.
 */
async function open(room: string): Promise<void> {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, await loadSnapshot(room))
  performance.mark('lea:loaded')
  const root = document.getElementById('root')
  if (!root) throw new Error('the page has no #root')
  // Hidden while its node views mount: Tiptap asks for the selection at each of them, and in a page that is shown every
  // such question lays all of it out again (13 s instead of 3). The peer is measured at its best.
  root.hidden = true
  flushSync(() => createRoot(root).render(<PeerEditor fragment={doc.getXmlFragment('agenda')} />))
  setTimeout(() => {
    root.hidden = false
  })
  new WebsocketProvider(`${location.origin.replace(/^http/, 'ws')}/sync`, room, doc)
}

await open(new URLSearchParams(location.search).get('room') ?? '')
