import { frameType, syncType } from '@lea/protocol'
import type { Ledger } from './ledger.ts'

/** The answer of who has nothing to bring: sync step 2 with an empty update. */
const emptyAnswer = Uint8Array.of(frameType.sync, syncType.step2, 2, 0, 0)

/**
 * A socket that writes in the ledger which of the frames that go out the relay counts: sync step 2 and updates. Who may
 * not write sends none of them but an empty answer; what was written before that and isn't there yet goes on waiting.
 */
export function countingSocket(Base: typeof WebSocket, ledger: Ledger, mayWrite: () => boolean): typeof WebSocket {
  return class extends Base {
    override send(data: Parameters<WebSocket['send']>[0]): void {
      // a socket that is closing swallows what it is given
      const goesOut = this.readyState === this.OPEN
      const isWrite =
        data instanceof Uint8Array &&
        data[0] === frameType.sync &&
        (data[1] === syncType.step2 || data[1] === syncType.update)
      if (!isWrite) {
        super.send(data)
        return
      }
      const isAnswer = data[1] === syncType.step2
      if (mayWrite()) super.send(data)
      else if (isAnswer) super.send(emptyAnswer)
      if (goesOut && (mayWrite() || (isAnswer && ledger.waiting() === 0))) ledger.send(isAnswer)
    }
  }
}
