import { recall, remember } from '../../ui/memory.ts'
import type { Memory } from './KeptSet.ts'

/** A set of ids under a key of this browser's memory. Where the browser keeps nothing, it is forgotten at a reload. */
export function rememberedOnDevice(key: string): Memory {
  return {
    read: () => (recall(key) ?? '').split(' ').filter(Boolean),
    write: (ids) => remember(key, ids.join(' ')),
  }
}
