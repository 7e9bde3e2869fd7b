/** Where a browser remembers that many people use it. The one thing that it keeps then. */
export const sharedKey = 'lea-shared-computer'

/** Whether somebody said that this computer is shared: nothing that is written here is kept after the window closes. */
export function isSharedComputer(): boolean {
  try {
    return globalThis.localStorage?.getItem(sharedKey) === 'yes'
  } catch (error) {
    // a browser that keeps nothing for this site says so by throwing; it keeps nothing already
    console.warn('This browser does not say whether it is shared', error)
    return false
  }
}
