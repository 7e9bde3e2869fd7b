import type { EmptyStateProps } from './EmptyStateBox.tsx'
import { lazyPart } from './lazyPart.tsx'

/** Where nothing is yet. Fetched when there is such a place: most agendas have none. */
export const EmptyState = lazyPart<EmptyStateProps>(() => import('./EmptyStateBox.tsx'))
