import type { Fields } from '@lea/agenda'
import { m } from '../../paraglide/messages.js'
import { useTitle } from '../desk/reading.ts'
import { latestText } from '../texts/latest.ts'

/** 'Trekker: JGZ', when there is one. */
export function LeadName({ fields }: { fields: Fields }) {
  const partner = latestText(fields, 'lead')
  return partner === '' ? null : <Named partner={partner} />
}

function Named({ partner }: { partner: string }) {
  const name = useTitle(partner) ?? ''
  return <p className="block__lead">{m.agenda_lead_is({ name })}</p>
}
