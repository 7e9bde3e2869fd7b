import { lazyPart } from '../../ui/lazyPart.tsx'
import type { UnclearProps } from '../notices/UnclearWords.tsx'

/** What to type in a field of which the words aren't understood. Fetched when somebody typed such words, and early as well: see main.tsx. */
export const WhyUnclear = lazyPart<UnclearProps>(() => import('../notices/UnclearWords.tsx'))
