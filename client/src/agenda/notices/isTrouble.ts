import type { Status } from '../../session/status.ts'

/** Whether there is more to say of where one's work is than the pill can. */
export function isTrouble({ word, device }: Status): boolean {
  // on a shared computer that nothing stays here is how it was meant
  const isOnlyOnRelay = typeof device === 'object' && device.failed !== 'shared'
  return word === 'notSaved' || word === 'refused' || isOnlyOnRelay
}
