import type { BlockView } from '@lea/agenda'
import { m } from '../../paraglide/messages.js'
import { useBlock } from '../desk/reading.ts'
import { latestText } from '../texts/valueText.ts'

/** 'Trekker: JGZ', when there is one. */
export function LeadName({ view }: { view: BlockView }) {
  const partner = latestText(view, 'lead')
  return partner === '' ? null : <Named partner={partner} />
}

function Named({ partner }: { partner: string }) {
  const name = useBlock(partner)?.titleText ?? ''
  return <p className="block__lead">{m.agenda_lead_is({ name })}</p>
}
