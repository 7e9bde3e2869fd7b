import * as Y from 'yjs'
import { Random } from '../../src/simulation/random.ts'

const blocks = 2_000
const edits = 100_000
/** One per page that somebody opened and wrote in. */
const sessions = 250
const words =
  'elk kind in de gemeente krijgt kansen die bij hem passen op school daarbuiten taal achterstand ouders bestuur opvang wij samen afspraak jaar basis bibliotheek zorg aanbod wethouder middelen doel peuters overgang gesprek inzet uren groep leraar thuis plan maart'.split(
    ' ',
  )

/**
 * An agenda of 2,000 blocks after 100,000 edits of a letter each: people came back a few hundred times, wrote on in texts
 * of each other, and took a tenth away again.
 */
export function largeAgenda(): Uint8Array {
  const random = new Random(2027)
  const doc = new Y.Doc()
  const texts: Y.XmlText[] = []
  doc.clientID = 1_000_000_000
  doc.transact(() => {
    for (let i = 0; i < blocks; i++) {
      const block = new Y.Map<unknown>()
      doc.getMap('blocks').set(
        random
          .between(0, 2 ** 40)
          .toString(36)
          .padStart(12, '0'),
        block,
      )
      block.set('type', 'action')
      block.set('pos', { parent: null, order: `a${i.toString(36)}`, clock: 1, previousParent: null })
      for (const part of ['title', 'body']) {
        const fragment = new Y.XmlFragment()
        block.set(part, fragment)
        const paragraph = new Y.XmlElement('paragraph')
        fragment.insert(0, [paragraph])
        const text = new Y.XmlText(sentence(random, part === 'title' ? 3 : 6))
        paragraph.insert(0, [text])
        texts.push(text)
      }
    }
  })
  const letters = sentence(random, 2_000)
  for (let done = 0; done < edits; ) {
    doc.clientID = 1_000_000_001 + Math.floor((done / edits) * sessions)
    const text = random.oneOf(texts)
    let at = random.between(0, text.length)
    doc.transact(() => {
      for (let left = random.between(1, 60); left > 0 && done < edits; left--, done++) {
        if (random.chance(0.1) && at > 0) text.delete(--at, 1)
        else text.insert(at++, letters[done % letters.length] as string)
      }
    })
  }
  return Y.encodeStateAsUpdate(doc)
}

function sentence(random: Random, length: number): string {
  return Array.from({ length }, () => random.oneOf(words)).join(' ')
}
