import { removeClosedAgenda } from '../device/removeAgenda.ts'
import type { StoreFailure } from '../device/storeFailure.ts'
import type { Shelf } from './Shelf.ts'

/** Takes an agenda off this device, unless a tab has it open. Answers why that failed, or null. */
export async function removeAgenda(shelf: Shelf, id: string): Promise<StoreFailure | 'openInTab' | null> {
  let isClosed = true
  const failure = await shelf.try(async ({ database }) => {
    isClosed = await removeClosedAgenda(database, id)
  })
  return failure ?? (isClosed ? null : 'openInTab')
}
