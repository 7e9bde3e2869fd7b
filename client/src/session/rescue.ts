import { blockKey, blocksOf, done, isNewer, type Outcome, proseKey, refuse, type Writer } from '@lea/agenda'
import * as Y from 'yjs'
import type { Deletions, OwnWork } from './ownWork.ts'
import { placeOf } from './place.ts'

/** Text of one's own that went down with something that another person removed. */
export type Lost = { block: string | null; text: string }

/**
 * Reads which text that was written here a transaction deletes unseen (see `OwnWork.unseenText`): per block, in the
 * order in which it stood. Call it in `afterTransaction`: later, Yjs has thrown the text away.
 */
export function readLost(transaction: Y.Transaction, own: OwnWork, known: () => Deletions | undefined): Lost[] {
  const ownItems: Y.Item[] = []
  Y.iterateDeletedStructs(transaction, transaction.deleteSet, (item) => {
    if (item instanceof Y.Item && own.wrote(item)) ownItems.push(item)
  })
  if (ownItems.length === 0) return []
  const listed = known()
  const textOf = new Map(ownItems.map((item) => [item, own.unseenText(item, listed)]))
  const roots = new Map<Y.AbstractType<unknown>, string | null>()
  for (const [{ parent }, text] of textOf) {
    if (text === '' || !(parent instanceof Y.AbstractType)) continue
    const place = placeOf(transaction.doc, parent)
    roots.set(place?.root ?? parent, place?.block ?? null)
  }
  const lost: Lost[] = []
  for (const [root, block] of roots) {
    const lines = linesIn(root, (item) => textOf.get(item) ?? '').filter((line) => line.trim() !== '')
    if (lines.length > 0) lost.push({ block, text: lines.join('\n') })
  }
  return lost
}

/** Whether a block holds text that was written here and that the relay hasn't acknowledged. */
export function holdsUnacknowledged(doc: Y.Doc, block: string, own: OwnWork): boolean {
  return [blockKey.title, blockKey.body].some((key) => {
    const text = blocksOf(doc).get(block)?.get(key)
    return text instanceof Y.XmlFragment && linesIn(text, (item) => own.unacknowledgedText(item)).length > 0
  })
}

/**
 * Puts rescued text back: as paragraphs at the end of the body of its block. Refuses a block that is gone; the text
 * stays in the tray then.
 *
 * At once: put back by two tabs of one person, it stands there twice.
 */
export function putBack(doc: Y.Doc, writer: Writer, { block, text }: Lost): Outcome {
  if (isNewer(doc)) return refuse('agendaIsNewer')
  const found = block === null ? undefined : blocksOf(doc).get(block)
  const body = found?.get(blockKey.body)
  if (!(body instanceof Y.XmlFragment)) return refuse('blockIsUnknown')
  if (found?.has(blockKey.deleted)) return refuse('blockIsDeleted')
  doc.transact(() => {
    body.push(
      text.split('\n').map((line) => {
        const paragraph = new Y.XmlElement(proseKey.paragraph)
        paragraph.insert(0, [new Y.XmlText(line)])
        return paragraph
      }),
    )
  }, writer)
  return done()
}

/** What `textOf` finds in the items below a type, deleted ones too: one line per text that holds any. */
function linesIn(type: { _start: Y.Item | null }, textOf: (item: Y.Item) => string): string[] {
  const lines: string[] = []
  let line = ''
  for (let item = type._start; item; item = item.right) {
    line += textOf(item)
    if (item.content instanceof Y.ContentType) lines.push(...linesIn(item.content.type, textOf))
  }
  if (line !== '') lines.push(line)
  return lines
}
