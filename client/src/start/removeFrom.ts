import { removeClosedAgenda } from '../device/removeAgenda.ts'
import { type StoreFailure, storeFailureOf } from '../device/storeFailure.ts'
import type { Shelf } from './Shelf.ts'

/** Takes an agenda off this device, unless a tab has it open or sends it. Answers why that failed, or null. */
export async function removeFrom(shelf: Shelf, id: string): Promise<StoreFailure | 'openInTab' | 'isBeingSent' | null> {
  try {
    const { database } = await shelf.device
    return await removeClosedAgenda(database, id)
  } catch (error) {
    return storeFailureOf(error)
  }
}
