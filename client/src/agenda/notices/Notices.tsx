import { useShelfView } from '../../start/ShelfContext.ts'
import { lazyPart } from '../../ui/lazyPart.tsx'
import { useNotices, useReadOnly, useStatus } from '../desk/reading.ts'
import { isTrouble } from './isTrouble.ts'

/** Fetched when something happened, and early as well: see main.tsx. */
export const NoticeList = lazyPart(() => import('./NoticeList.tsx'))

/** What happened to one's work and what is the matter with the agenda, above the text; mostly nothing. */
export function Notices() {
  const { thrownAway } = useShelfView()
  const isQuiet = [
    useReadOnly() === null,
    useNotices().length === 0,
    !isTrouble(useStatus()),
    thrownAway === null,
  ].every(Boolean)
  return isQuiet ? null : <NoticeList />
}
