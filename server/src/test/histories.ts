import fc from 'fast-check'
import * as Y from 'yjs'

/** One thing that a replica does to its document. `at` and `size` are taken modulo what there is. */
type Step = { replica: number; act: number; at: number; size: number }

const step = fc.record({
  replica: fc.nat({ max: 2 }),
  act: fc.nat({ max: 11 }),
  at: fc.nat({ max: 1_000 }),
  size: fc.nat({ max: 9 }),
})

/** The updates of three people who write, format, nest, delete and now and then meet: every kind of content Yjs has. */
export const histories = fc.array(step, { minLength: 1, maxLength: 60 }).map(runHistory)

function runHistory(steps: readonly Step[]): Uint8Array[] {
  const docs = [11, 222, 3_333_333_333].map((clientId) => {
    const doc = new Y.Doc()
    doc.clientID = clientId
    return doc
  })
  const updates: Uint8Array[] = []
  const meeting = Symbol('meeting')
  for (const doc of docs) {
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== meeting) updates.push(update)
    })
  }
  for (const { replica, act, at, size } of steps) {
    const doc = docs[replica] as Y.Doc
    if (act === 0) {
      for (const other of docs) Y.applyUpdate(doc, Y.encodeStateAsUpdate(other, Y.encodeStateVector(doc)), meeting)
    } else doc.transact(() => change(doc, act, at, size))
  }
  for (const doc of docs) doc.destroy()
  return updates
}

function change(doc: Y.Doc, act: number, at: number, size: number): void {
  const text = doc.getText('text')
  const list = doc.getArray<unknown>('list')
  const map = doc.getMap<unknown>('map')
  const prose = doc.getXmlFragment('prose')
  const inText = at % (text.length + 1)
  const inList = at % (list.length + 1)
  const inProse = at % (prose.length + 1)
  const acts: Readonly<Record<number, () => void>> = {
    1: () => text.insert(inText, 'aé€😀z'.repeat(size + 1)),
    2: () => text.delete(inText, Math.min(size, text.length - inText)),
    3: () => text.format(inText, Math.min(size, text.length - inText), { bold: size % 2 === 0 ? {} : null }),
    4: () => text.insertEmbed(inText, { size }),
    5: () => list.insert(inList, [size, 'é', null, -1.5, 2 ** 40, true, [size, { a: [1n, undefined] }]]),
    6: () => list.insert(inList, [new Uint8Array(size), new Y.Doc({ guid: `inner ${size}` })]),
    7: () => list.delete(inList, Math.min(size, list.length - inList)),
    8: () => map.set(`key ${at % 3}`, size % 2 === 0 ? new Y.Map([['inner', size]]) : { size, at }),
    9: () => map.delete(`key ${at % 3}`),
    10: () => prose.insert(inProse, [new Y.XmlElement('paragraph'), new Y.XmlText('words')]),
    11: () => prose.delete(inProse, Math.min(1, prose.length - inProse)),
  }
  acts[act]?.()
}

/** Everything that a reader can see in a document of such a history. */
export function contentOf(doc: Y.Doc): unknown {
  return {
    text: doc.getText('text').toDelta(),
    list: doc.getArray('list').map((item) => (item instanceof Y.Doc ? item.guid : item)),
    map: doc.getMap('map').toJSON(),
    prose: doc.getXmlFragment('prose').toString(),
  }
}
