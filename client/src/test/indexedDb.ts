/**
 * IndexedDB in memory, before any test is loaded: Dexie looks for it once, when it is first loaded, and the files that
 * share a worker share Dexie.
 */
import 'fake-indexeddb/auto'
