import { memo } from 'react'
import { m } from '../../paraglide/messages.js'
import { useFields, useTitle } from '../desk/reading.ts'
import { choiceLabel } from '../texts/labels.ts'
import { latestText } from '../texts/latest.ts'
import './RoleChips.css'

/**
 * Who takes part and how: 'Trekker JGZ', 'PO', 'KO'. Only what sets a partner apart is drawn beside the name; that the
 * others carry it out or are involved is read aloud and shown on hover.
 */
export const RoleChips = memo(function RoleChips({ roles }: { roles: readonly string[] }) {
  if (roles.length === 0) return null
  return (
    <span className="roles">
      {roles.map((role) => (
        <RoleChip key={role} role={role} />
      ))}
    </span>
  )
})

function RoleChip({ role }: { role: string }) {
  const fields = useFields(role)
  const partner = latestText(fields, 'partner')
  const shortName = latestText(useFields(partner), 'shortName')
  const title = useTitle(partner)
  if (!fields) return null
  const name = shortName || title || m.agenda_partner_missing()
  const kind = latestText(fields, 'kind')
  return (
    <span
      className={partner === '' ? 'role role--open' : 'role'}
      data-kind={kind}
      title={[title, kind === '' ? '' : choiceLabel(kind).toLowerCase()].filter(Boolean).join(', ')}
    >
      {kind === '' ? null : (
        <span className={kind === 'performer' || kind === 'involved' ? 'lea-hidden' : 'role__kind'}>
          {choiceLabel(kind)}{' '}
        </span>
      )}
      {name}
    </span>
  )
}
