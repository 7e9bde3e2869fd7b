import { lazyPart } from './lazyPart.tsx'

/** `StatusDetails`, for the header and for the notices. */
export const StatusDetails = lazyPart(() => import('./StatusDetails.tsx'))
