import { knowDevice } from '../device/device.ts'
import { isSharedComputer } from '../device/sharedComputer.ts'
import type { Shelf } from '../start/Shelf.ts'

/** So long after the browser closed the database it is read anew. */
const anewMs = 200

/**
 * The browser may throw the database away under an open page: somebody clears its data, or the disk is full. The next one is made
 * known before anybody reads it or writes in it: what the open agendas write anew would hide that the others have gone.
 * And nobody else says of a database that was removed that its agendas have gone.
 */
export async function followRemoval(shelf: Pick<Shelf, 'device' | 'view' | 'read'>): Promise<void> {
  const device = await shelf.device
  const { database, deviceId } = device
  if (device.failure !== null || device.forgets) return
  let wasClosed = false
  const know = async () => {
    // of a computer that is shared now another window has removed it, and nothing is kept any more
    if (wasClosed && !isSharedComputer())
      await knowDevice(database, true, nameOfBrowser(deviceId), shelf.view().agendas)
  }
  database.on('ready', know, true)
  database.on('close', () => {
    wasClosed = true
    setTimeout(() => isSharedComputer() || shelf.read(device), anewMs)
  })
}

/** Without what tells its tabs apart. */
function nameOfBrowser(deviceId: string): string {
  return deviceId.replace(/\..*/, '')
}
