import { storeFailureOf } from '../device/storeFailure.ts'
import type { NewAgenda } from './NewAgendaDialog.tsx'
import { fetchBeginnings, type Made, type Shelf } from './Shelf.ts'

/** Makes an agenda from a template, or from one of this device's own; null: a copy of the sample agenda, to try things out in. */
export async function makeOnShelf(shelf: Shelf, wanted: NewAgenda | null): Promise<Made> {
  const [device, beginnings] = await Promise.all([shelf.device, fetchBeginnings()])
  if (beginnings === null) return { ok: false, failure: 'notFetched' }
  try {
    return { ok: true, value: await beginnings.makeAgenda(device, shelf.view().person, wanted) }
  } catch (error) {
    return { ok: false, failure: storeFailureOf(error) }
  }
}
