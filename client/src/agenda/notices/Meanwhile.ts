import { lazyPart } from '../../ui/lazyPart.tsx'
import type { ChangedProps, PeopleProps } from './MeanwhileNotices.tsx'

// Fetched when a colleague does something under one's hands, and early as well: see main.tsx.
const fetchAll = () => import('./MeanwhileNotices.tsx')

export const Gone = lazyPart<{ block: string }>(() => fetchAll().then(({ Gone }) => ({ default: Gone })))

export const Changed = lazyPart<ChangedProps>(() => fetchAll().then(({ Changed }) => ({ default: Changed })))

/** Who else is in a block. */
export const People = lazyPart<PeopleProps>(() => fetchAll().then(({ People }) => ({ default: People })))

/** Says of a block that it doesn't fit the filter, and why it is there. */
export const Kept = lazyPart<object>(() => fetchAll().then(({ Kept }) => ({ default: Kept })))

/** To the fields of which two people made two things. */
export const ConflictButton = lazyPart<{ count: number }>(() =>
  fetchAll().then(({ ConflictButton }) => ({ default: ConflictButton })),
)
