import {
  addBlock,
  blocksOf,
  deleteBlock,
  dismissFinding,
  fieldKey,
  findingsOf,
  noteTouch,
  readBlock,
  readDismissals,
  readFacts,
  readTree,
  signatureOf,
} from '@lea/agenda'
import type { Colleague } from './colleague.ts'

/** What somebody is that a modified client says it is. */
export type Mask = { name: string; organisation: string; person: string }

/** Says in presence, and in all that it writes, to be somebody else: by name, and by the id that the server gave that person. */
export function pretend(colleague: Colleague, mask: Mask, led: string): void {
  const { doc } = colleague
  const { name, organisation, person } = mask
  const isLed = (id: string) => readBlock(doc, id)?.title === led
  const block = [...readTree(doc).nodes.keys()].find(isLed)
  if (block === undefined) throw new Error(`there is no block '${led}'`)
  colleague.showRaw({ user: { name, organisation, colour: '#0b6e4f' }, block, part: 'body' })
  const byName = { deviceId: 'forged-by-name', name }
  const byId = { deviceId: 'forged-by-id', name, person }
  for (const writer of [byName, byId]) {
    const made = addBlock(doc, writer, { type: 'action', parent: block, title: `Van ${name}` })
    if (!made.ok) throw new Error(made.refusal)
    deleteBlock(doc, writer, made.value)
    noteTouch(doc, writer, block, { organisation, kinds: ['fields'], at: new Date().toISOString() })
    const day = new Date().toISOString().slice(0, 10)
    const finding = findingsOf(readFacts(doc, day), readDismissals(doc)).open[0]
    if (finding === undefined) throw new Error('there is nothing to dismiss')
    dismissFinding(doc, writer, finding, 'Zo hoort het')
  }
  // beside the value that is there, as of two who fill it in at once
  const lead = fieldKey('lead', byName.deviceId)
  blocksOf(doc)
    .get(block)
    ?.set(lead, { v: 'somebody', by: signatureOf(byId), clock: 1 })
}
