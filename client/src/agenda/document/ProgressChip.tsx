import type { Entry } from '@lea/agenda'
import { memo } from 'react'
import { StatusChip, type Tone } from '../../ui/StatusChip.tsx'
import { choiceLabel } from '../texts/labels.ts'

const tones: Readonly<Record<string, Tone>> = {
  planned: 'info',
  running: 'positive',
  done: 'neutral',
  atRisk: 'warning',
  stopped: 'negative',
}

/** How far it is: 'Gepland', 'Loopt'. Two values at once are both shown. */
export const ProgressChip = memo(function ProgressChip({ entries }: { entries: readonly Entry[] | undefined }) {
  return entries?.map(({ deviceId, value }) =>
    typeof value === 'string' ? (
      <StatusChip key={deviceId} tone={(Object.hasOwn(tones, value) && tones[value]) || 'neutral'}>
        {choiceLabel(value)}
      </StatusChip>
    ) : null,
  )
})
