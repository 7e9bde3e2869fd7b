import { isStorageRefused } from './browserStorage.ts'

/**
 * Firefox refuses channels between tabs together with website data, and only when one is opened. Dexie opens one while it is being
 * loaded: so this is imported before everything else, and has the browser say that it has none.
 */
if (isStorageRefused()) {
  try {
    new BroadcastChannel('lea-tafel').close()
  } catch (error) {
    console.warn('Tabs do not hear each other', error)
    Reflect.deleteProperty(globalThis, 'BroadcastChannel')
  }
}
