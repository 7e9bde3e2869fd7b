import { blockKey, blocksOf } from '@lea/agenda'
import * as Y from 'yjs'
import type { Part, Session } from '../session/session.ts'

/** What the prose editor asks of an open agenda. */
export type EditorSession = Pick<
  Session,
  'doc' | 'writer' | 'undo' | 'awareness' | 'people' | 'readOnly' | 'subscribeStatus' | 'holdColleagues'
> & { readonly presence: Pick<Session['presence'], 'enter' | 'setCursor'> }

/** One of a block's two texts as it lies in the document; undefined when there is no such block. */
export function fragmentOf(doc: Y.Doc, block: string, part: Part): Y.XmlFragment | undefined {
  const fragment = blocksOf(doc)
    .get(block)
    ?.get(part === 'title' ? blockKey.title : blockKey.body)
  return fragment instanceof Y.XmlFragment ? fragment : undefined
}
