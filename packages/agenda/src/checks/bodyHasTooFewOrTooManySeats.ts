import { bodiesOf } from '../overviews/bodies.ts'
import type { Check } from './finding.ts'

/** A table that people can still talk at. Other bodies have only the bounds that were written down for them. */
const tableBounds = { min: 5, max: 8 }

/** A body with fewer or more seats than it should have; bodies whose seats nobody wrote down are left alone. */
export const bodyHasTooFewOrTooManySeats: Check = (facts) =>
  facts.ask(bodiesOf).flatMap(({ body, bodyKind, seats, minSeats, maxSeats }) => {
    const isTable = bodyKind === 'table'
    const min = minSeats ?? (isTable ? tableBounds.min : 0)
    const max = maxSeats ?? (isTable ? tableBounds.max : Number.POSITIVE_INFINITY)
    if (seats.length === 0 || (seats.length >= min && seats.length <= max)) return []
    const stated = seats.length < min ? min : max
    return [{ block: body, detail: '', stated, counted: seats.length, unit: 'count' as const }]
  })
