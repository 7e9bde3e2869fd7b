/**
 * What Yjs and y-websocket ask of `lib0/environment` and `lib0/logging`, in a browser. Those two find out at every start where
 * they are, read settings from the address and the browser's store, and colour what they write for a terminal.
 */

export const isBrowser = true
export const isNode = false

/** No setting of theirs is given. */
export function getVariable(): null {
  return null
}

const noColour = ''

export { noColour as BOLD, noColour as ORANGE, noColour as RED, noColour as UNBOLD }

export const { log: print, warn } = console
