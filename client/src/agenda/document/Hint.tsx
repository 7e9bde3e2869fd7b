import type { Fields } from '@lea/agenda'
import { Icon } from '../../ui/Icon.tsx'
import { latestText } from '../texts/latest.ts'

/** The template's advice on what to write here, until something is written. Never part of the text, nor of a print. */
export function Hint({ fields, isWritten }: { fields: Fields; isWritten: boolean }) {
  const hint = latestText(fields, 'hint')
  if (isWritten || hint === '') return null
  return (
    <p className="block__hint lea-no-print">
      <Icon name="info" size={16} />
      {hint}
    </p>
  )
}
