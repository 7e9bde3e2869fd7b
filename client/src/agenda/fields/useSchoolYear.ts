import { useMemo } from 'react'
import { useAgenda } from '../desk/reading.ts'
import { settled } from '../texts/latest.ts'

export type SchoolYear = { start: string; end: string }

/** The period of the agenda, when it has two ends: what 'hele schooljaar' means, and which year 'november' is in. */
export function useSchoolYear(): SchoolYear | undefined {
  const { fields } = useAgenda()
  return useMemo(() => {
    const period = settled(fields.period)
    if (typeof period !== 'object' || period === null || !('start' in period)) return undefined
    const { start, end } = period
    return start !== null && end !== null ? { start, end } : undefined
  }, [fields.period])
}
