import { personOfSignature } from '@lea/agenda'
import { useEffect, useState } from 'react'
import { useOpenAgenda } from '../agenda/desk/AgendaContext.ts'
import { useShelf } from '../start/ShelfContext.ts'
import type { Authors, Written } from './Authors.ts'

/** Gives the name for what stands in this agenda: what is said there at first, what the server knows when it has answered; '' where nobody can tell. */
export function useAuthors(): (written: Written) => string {
  const known = useKnownAuthors()
  return (written) => known?.(written) ?? (personOfSignature(written.said) === undefined ? written.said : '')
}

/** The same, and null until the server has answered or can't be asked: for what is read aloud at once. */
export function useKnownAuthors(): ((written: Written) => string) | null {
  const authors = useAuthorsHere()
  return authors && ((written) => authors.nameOf(written))
}

/** Whose what is in this agenda; null until the server has answered or can't be asked. */
export function useAuthorsHere(): Authors | null {
  const { session } = useOpenAgenda()
  const shelf = useShelf()
  const [authors, setAuthors] = useState<Authors | null>(null)
  useEffect(() => {
    let isHere = true
    import('./readAuthors.ts')
      .then(({ readAuthors }) => readAuthors(session, shelf.account))
      .then(
        (read) => {
          if (isHere) setAuthors(read)
        },
        (error: unknown) => console.info('Whose what is could not be asked', error),
      )
    return () => {
      isHere = false
    }
  }, [session, shelf])
  return authors
}
