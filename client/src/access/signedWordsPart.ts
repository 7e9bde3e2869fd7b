import { lazyPart } from '../ui/lazyPart.tsx'
import type { SignedWordsProps } from './SignedWords.tsx'

/** Comes with what the server knows of people; fetched early as well, see main.tsx. */
export const SignedWords = lazyPart<SignedWordsProps>(() => import('./SignedWords.tsx'))
