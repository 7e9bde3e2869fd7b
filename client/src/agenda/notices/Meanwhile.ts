import { lazyPart } from '../../ui/lazyPart.tsx'
import type { ChangedProps } from './MeanwhileNotices.tsx'

// Fetched when a colleague does something under one's hands, and early as well: see main.tsx.
const fetchBoth = () => import('./MeanwhileNotices.tsx')

export const Gone = lazyPart<{ block: string }>(() => fetchBoth().then(({ Gone }) => ({ default: Gone })))

export const Changed = lazyPart<ChangedProps>(() => fetchBoth().then(({ Changed }) => ({ default: Changed })))
