import { readLocalStorage } from './browserStorage.ts'

/** Where a browser remembers that many people use it. The one thing that it keeps then. */
export const sharedKey = 'lea-shared-computer'

/** Whether somebody said that this computer is shared: nothing that is written here is kept after the window closes. */
export function isSharedComputer(): boolean {
  return readLocalStorage()?.getItem(sharedKey) === 'yes'
}
