import { addBlock, type BlockTypeName, blocksOf, createAgenda, type Outcome } from '@lea/agenda'
import * as Y from 'yjs'

/** How much there is: 2,000 blocks, of which 1,300 with text, and 100,000 edits of one key each. */
export const size = {
  edits: 100_000,
  sections: 20,
  ambitions: 80,
  pillars: 200,
  actions: 1000,
  roles: 400,
  budgets: 294,
}

/** The words that tell the first and the last block's text from all others on the screen. */
export const landmark = { first: 'Beginwoord', last: 'Slotwoord' }

const words =
  'kinderen scholen opvang gemeente samen taal ouders wijk aanbod plan leraren jeugd steun overgang groep doel team week partner afspraak kans spel lezen zorg'.split(
    ' ',
  )

/** The same numbers in every run (mulberry32): two runs measure the same agenda. */
function dice(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * below)
  }
}

function expectDone<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`the bench's agenda could not be made: ${outcome.refusal}`)
  return outcome.value
}

/** One block with text, in both documents. */
type Place = { id: string; ours: Y.XmlText; peers: Y.XmlText }

export type Content = {
  /** Every update of the agenda in order, one per edit: its history as a device would have stored it. */
  updates: Uint8Array[]
  /** The same texts with the same history as one document for one editor. */
  peer: Uint8Array
  /** Ids of the blocks with text, in the order of the screen. */
  textBlocks: string[]
}

/** Writes the agenda twice, as blocks and as one document, and then types in both at the same places. */
export function writeContent(): Content {
  const draw = dice(20261122)
  const sentence = (count: number) => Array.from({ length: count }, () => words[draw(words.length)]).join(' ')
  const ours = new Y.Doc()
  const peers = new Y.Doc()
  const updates: Uint8Array[] = []
  ours.on('update', (update: Uint8Array) => updates.push(update))
  const writer = { deviceId: 'bench', name: 'Anna' }
  const places: Place[] = []

  const add = (type: BlockTypeName, parent: string | null, fields: Record<string, string> = {}): string => {
    const title = sentence(5)
    const body = places.length === 0 ? `${landmark.first} ${sentence(25)}` : sentence(25)
    const id = expectDone(addBlock(ours, writer, { type, parent, title, body: toParagraph(body) }))
    const peerBody = addToPeer(peers, { id, type, ...fields }, title, body)
    places.push({ id, ours: bodyText(ours, id), peers: peerBody })
    return id
  }
  const attach = (type: BlockTypeName, parent: string): void => {
    const title = sentence(3)
    const id = expectDone(addBlock(ours, writer, { type, parent, title }))
    addToPeer(peers, { id, type }, title, '')
  }

  createAgenda(ours, writer, { title: 'Meetagenda', kind: 'year' })
  const actions: string[] = []
  for (let section = 0; section < size.sections; section++) {
    const sectionId = add('section', null)
    for (let ambition = 0; ambition < size.ambitions / size.sections; ambition++) {
      const ambitionId = add('ambition', sectionId)
      // Two and three in turn: 200 under 80.
      for (let pillar = 0; pillar < 2 + (ambition % 2); pillar++) {
        const pillarId = add('pillar', ambitionId)
        for (let action = 0; action < size.actions / size.pillars; action++) actions.push(add('action', pillarId))
      }
    }
  }
  for (let role = 0; role < size.roles; role++) attach('role', pick(actions, role))
  for (let line = 0; line < size.budgets; line++) attach('budget', pick(actions, line))
  for (let partner = 0; partner < 5; partner++)
    expectDone(addBlock(ours, writer, { type: 'partner', parent: null, title: sentence(2) }))
  expectDone(addBlock(ours, writer, { type: 'fund', parent: null, title: 'LEA-budget' }))
  places.at(-1)?.ours.insert(0, `${landmark.last} `)
  places.at(-1)?.peers.insert(0, `${landmark.last} `)

  let edits = 0
  while (edits < size.edits) {
    // A new client id per stretch, as if somebody opened the agenda again.
    ours.clientID = 1_000_000 + edits
    peers.clientID = ours.clientID
    for (let stretch = 0; stretch < 500 && edits < size.edits; ) {
      const place = pick(places, draw(places.length))
      let at = draw(place.ours.length + 1)
      for (let key = 20 + draw(40); key > 0 && edits < size.edits; key--, edits++, stretch++) {
        // Nearly as much is taken away as written, so that the texts keep their size, as texts do that are worked on.
        if (at > 12 && draw(100) < 46) {
          at--
          place.ours.delete(at, 1)
          place.peers.delete(at, 1)
        } else {
          const letter = draw(6) === 0 ? ' ' : String.fromCharCode(97 + draw(26))
          place.ours.insert(at, letter)
          place.peers.insert(at, letter)
          at++
        }
      }
    }
  }
  return { updates, peer: Y.encodeStateAsUpdate(peers), textBlocks: places.map(({ id }) => id) }
}

function toParagraph(text: string) {
  return [{ kind: 'paragraph' as const, indent: 0, runs: [{ text }] }]
}

function pick<T>(list: readonly T[], index: number): T {
  const found = list[index % list.length]
  if (found === undefined) throw new Error('nothing to pick from')
  return found
}

/** The text node of the first paragraph of a block's body. */
export function bodyText(doc: Y.Doc, id: string): Y.XmlText {
  const body = blocksOf(doc).get(id)?.get('body')
  const paragraph = body instanceof Y.XmlFragment ? body.get(0) : undefined
  const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : undefined
  if (!(text instanceof Y.XmlText)) throw new Error(`block ${id} has no text to type in`)
  return text
}

/** The same of the one document: block > (title, paragraph). */
export function peerBodyText(doc: Y.Doc, id: string): Y.XmlText {
  for (const block of doc.getXmlFragment('agenda').toArray()) {
    if (!(block instanceof Y.XmlElement) || block.getAttribute('id') !== id) continue
    const paragraph = block.get(1)
    const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : undefined
    if (text instanceof Y.XmlText) return text
  }
  throw new Error(`the one document has no block ${id}`)
}

function addToPeer(doc: Y.Doc, attributes: Record<string, string>, title: string, body: string): Y.XmlText {
  const block = new Y.XmlElement('block')
  const text = new Y.XmlText(body)
  doc.transact(() => {
    doc.getXmlFragment('agenda').push([block])
    for (const [name, value] of Object.entries(attributes)) block.setAttribute(name, value)
    const heading = new Y.XmlElement('blockTitle')
    const paragraph = new Y.XmlElement('paragraph')
    block.push([heading, paragraph])
    heading.push([new Y.XmlText(title)])
    paragraph.push([text])
  })
  return text
}
