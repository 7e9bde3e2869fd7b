import { addBlock } from '@lea/agenda'
import * as Y from 'yjs'
import type { Session } from '../session/session.ts'

/** Adds a chapter behind the last one; answers its id. */
export function section(session: Session, title: string): string {
  const outcome = session.run((doc, writer) => addBlock(doc, writer, { type: 'section', parent: null, title }))
  if (!outcome.ok) throw new Error(outcome.refusal)
  return outcome.value
}

/** Types at the end of a block's first line. */
export function write(session: Session, block: string, words: string): void {
  const body = (session.doc.getMap('blocks').get(block) as Y.Map<unknown>).get('body') as Y.XmlFragment
  const paragraph = body.get(0) as Y.XmlElement
  session.doc.transact(() => {
    if (paragraph.length === 0) paragraph.insert(0, [new Y.XmlText()])
    const text = paragraph.get(0) as Y.XmlText
    text.insert(text.length, words)
  }, session.writer)
}
