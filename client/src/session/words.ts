import { m } from '../paraglide/messages.js'
import type { Status } from './status.ts'

/** What the status pill says; `reason`: why it isn't saved (`reasons.ts`). The sentences behind it are in `statusDetails.ts`. */
export function statusLabel({ word, device, relay, waiting, unwritten }: Status, reason = '…'): string {
  const count = waiting + unwritten.fields
  switch (word) {
    case 'savedOnRelay':
      return typeof device === 'object' && device.failed !== 'shared'
        ? m.session_status_saved_on_relay_only()
        : m.session_status_saved_on_relay()
    case 'savedOnDevice':
      return m.session_status_saved_on_device()
    case 'inField':
      return m.session_status_in_field()
    case 'saving':
      return m.session_status_saving()
    case 'offline':
      return count > 0 ? m.session_status_offline_waiting({ count }) : m.session_status_offline()
    case 'notSaved':
      return m.session_status_not_saved({ reason })
    case 'refused':
      return typeof relay === 'object' ? m.session_status_refused({ reason }) : m.session_status_unsent()
  }
}
