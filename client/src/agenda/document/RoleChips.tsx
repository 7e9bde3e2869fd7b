import { m } from '../../paraglide/messages.js'
import { useBlock } from '../desk/reading.ts'
import { choiceLabel } from '../texts/labels.ts'
import { latestText } from '../texts/valueText.ts'

/**
 * Who takes part and how: 'Trekker JGZ', 'PO', 'KO'. Only what sets a partner apart is drawn beside the name; that the
 * others carry it out or are involved is read aloud and shown on hover.
 */
export function RoleChips({ roles }: { roles: readonly string[] }) {
  if (roles.length === 0) return null
  return (
    <span className="roles">
      {roles.map((role) => (
        <RoleChip key={role} role={role} />
      ))}
    </span>
  )
}

function RoleChip({ role }: { role: string }) {
  const view = useBlock(role)
  const partner = useBlock(latestText(view, 'partner'))
  if (!view) return null
  const name = latestText(partner, 'shortName') || partner?.titleText || m.agenda_partner_missing()
  const kind = latestText(view, 'kind')
  return (
    <span
      className="role"
      data-kind={kind}
      title={[partner?.titleText, kind === '' ? '' : choiceLabel(kind).toLowerCase()].filter(Boolean).join(', ')}
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
