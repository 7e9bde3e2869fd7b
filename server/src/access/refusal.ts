import type { AccessError } from '@lea/protocol/access'

/** A rule says no. The API answers with it. */
export class AccessRefusal extends Error {
  override readonly name = 'AccessRefusal'
  readonly reason: AccessError

  constructor(reason: AccessError) {
    super(reason)
    this.reason = reason
  }
}
