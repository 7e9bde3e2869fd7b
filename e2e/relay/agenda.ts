import { addBlocks, type BlockDraft, createAgenda, newId, parseAmount, textToProse } from '@lea/agenda'
import { Colleague } from './colleague.ts'
import { untilRelayHas } from './fixtures.ts'
import type { Relay } from './relay.ts'

const action = (title: string, children: BlockDraft[] = []): BlockDraft => ({
  type: 'action',
  title,
  body: textToProse(`Over ${title.toLowerCase()}:`),
  children,
})

const fund = newId()

/** What a story begins with: enough to write in, move about and pay for. */
const drafts: BlockDraft[] = [
  {
    type: 'section',
    title: 'Zorg en onderwijs',
    children: [
      action('Huisbezoeken', [
        {
          type: 'budget',
          title: 'Reiskosten',
          fields: { kind: 'cost', amount: parseAmount('1.000').amount, fund },
        },
      ]),
      action('Taalklas'),
      action('Zomerschool'),
    ],
  },
  { type: 'section', title: 'Gelijke kansen', children: [action('Logopedie'), action('Brugklas')] },
  { id: fund, type: 'fund', title: 'LEA-budget', fields: { ceiling: parseAmount('5.000').amount } },
]

/** Makes an agenda on the relay before the story begins. Resolves with its id when the relay can give all of it. */
export async function makeAgenda(relay: Relay, content: readonly BlockDraft[] = drafts): Promise<string> {
  const agendaId = newId()
  const maker = await Colleague.join(relay, agendaId)
  const writer = { deviceId: 'maker', name: 'Maker' }
  createAgenda(maker.doc, writer, { title: 'Agenda van het verhaal', kind: 'year' })
  const added = addBlocks(maker.doc, writer, { parent: null }, content)
  if (!added.ok) throw new Error(`the story's agenda was refused: ${added.refusal}`)
  await untilRelayHas(relay, agendaId, maker.doc)
  maker.leave()
  return agendaId
}
