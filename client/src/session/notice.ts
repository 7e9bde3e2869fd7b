import type { FieldDraft } from '../device/database.ts'

/** Something that happened to this person's work and that they should know. */
export type Notice =
  /**
   * Another person deleted the block in which one was, or in which one had just typed, by itself or with what is around
   * it. `restore` brings back all that was deleted with it. `title`: of the outermost that was deleted, or, when that is a
   * role or an amount, of what it belongs to (`isPart`).
   */
  | {
      id: string
      kind: 'deletedWhileEditing'
      block: string
      title: string
      isPart: boolean
      count: number
      group: string
      by: string
    }
  /**
   * Text of one's own went down with what another person removed, before the relay had it. `restore` puts it back. `by`: who
   * was seen here as `client`, the client id of Yjs that wrote something beside it; null where that isn't known.
   */
  | { id: string; kind: 'rescued'; block: string | null; text: string; by: string | null; client?: number | undefined }
  /**
   * Oneself and a colleague wrote over one title at the same time: the words of both stand in it, behind each other. `client`, `by`:
   * as of what was rescued. `title`: as it is, for who tells it.
   */
  | { id: string; kind: 'titleOfTwo'; block: string; title: string; by: string | null; client: number }
  /** Others changed so many blocks since the last visit, which ended longer ago. */
  | { id: string; kind: 'changedSince'; since: number; blocks: number }
  /** The network lets no socket through: it works by requests, slower, and the others don't see where one is. */
  | { id: string; kind: 'slowLine' }
  /** Part of what this device had stored can't be read. `filled`: the relay's copy has been added since. */
  | { id: string; kind: 'damagedOnDevice'; rows: number; filled: boolean }
  /**
   * Words that were being typed in a field when the page died, and that were not put back in it: the field was changed
   * since, or can't hold them. `restore` puts them there, beside what it holds.
   */
  | { id: string; kind: 'typedBefore'; draft: FieldDraft }
