import { m } from '../paraglide/messages.js'
import type { Written } from './Authors.ts'
import { useKnownAuthors } from './useAuthors.ts'

/** `words`: the sentence, by the name that belongs in it. */
export type SignedWordsProps = { written: Written; words: (name: string) => string }

/** A sentence about who did something: 'a colleague' until it is known who that is, never just the writer's own word. */
export default function SignedWords({ written, words }: SignedWordsProps) {
  const nameOf = useKnownAuthors()
  return words(nameOf?.(written) || m.agenda_somebody())
}
