import { StoreProblem } from './agendaStore.ts'
import { agendaStoreContract } from './agendaStoreContract.ts'
import { MemoryStore } from './memoryStore.ts'

agendaStoreContract(async () => {
  const store = new MemoryStore()
  return {
    store,
    reopen: null,
    fillDisk: async () => {
      store.failure = new StoreProblem('unavailable', 'the disk is full')
      return async () => {
        store.failure = null
      }
    },
  }
})
