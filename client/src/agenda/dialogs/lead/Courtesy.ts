import { type BlockChange, isNameOf, leadOf, noteTouch, readChanges, type TouchKind, touching } from '@lea/agenda'
import type * as Y from 'yjs'
import type { Account } from '../../../access/Account.ts'
import type { Session } from '../../../session/session.ts'
import type { Asking, Desk } from '../../desk/Desk.ts'
import { latestText } from '../../texts/latest.ts'

/**
 * The courtesy towards who answers for a block (its 'trekker'): before somebody else changes it they are asked, once per
 * visit, and what they change is noted for the trekker. It locks nothing.
 */
export class Courtesy implements Asking {
  readonly #session: Session
  readonly #ownPartner: () => string | null
  readonly #onChange: () => void
  /** Blocks with a lead of others for which one said to go on, on this visit. */
  readonly #agreed = new Set<string>()

  /** `ownPartner`: the partner that the server knows one as, when it does. `onChange` hears that one agreed. */
  constructor(session: Session, ownPartner: () => string | null, onChange: () => void) {
    this.#session = session
    this.#ownPartner = ownPartner
    this.#onChange = onChange
    session.doc.on('afterTransaction', this.#note)
  }

  readonly end = (): void => this.#session.doc.off('afterTransaction', this.#note)

  readonly mustAsk = (block: string): boolean => {
    // who may not write is told so elsewhere
    if (this.#session.readOnly() !== null) return false
    const lead = this.leadOfOthers(block)
    return lead !== null && !this.#agreed.has(lead.block)
  }

  /** Who else answers for a block; null when nobody does, or one's own organisation. */
  leadOfOthers(block: string) {
    const { live } = this.#session
    const lead = leadOf(live.tree(), (id) => live.block(id)?.fields.lead, block)
    return lead === null || lead.partners.some((partner) => this.isOwn(partner)) ? null : lead
  }

  /** Whether a partner is one's own organisation: as the server says, or by the name that one gave. A body is when it has a seat there. */
  isOwn(partner: string): boolean {
    if (this.#ownPartner() === partner) return true
    const { live } = this.#session
    const view = live.block(partner)
    if (view?.type === 'body') {
      const seats = live.tree().nodes.get(partner)?.children ?? []
      return seats.some((seat) => live.block(seat)?.fields.organisation?.some(({ value }) => this.isOwn(`${value}`)))
    }
    return view !== undefined && isNameOf(this.#organisation(), view.titleText, latestText(view.fields, 'shortName'))
  }

  /** One goes on, for the rest of this visit. */
  agree(block: string): void {
    const lead = this.leadOfOthers(block)
    if (lead === null) return
    this.#agreed.add(lead.block)
    this.#onChange()
  }

  #organisation(): string {
    const organisation: unknown = this.#session.awareness.getLocalState()?.user?.organisation
    return typeof organisation === 'string' ? organisation : ''
  }

  readonly #note = (transaction: Y.Transaction): void => {
    if (!transaction.local || transaction.origin === touching) return
    try {
      const { blocks } = readChanges(this.#session.doc, transaction)
      // who names a lead knows who it is
      for (const [block, { fields }] of blocks) if (fields.has('lead')) this.#agreed.add(block)
      const noted = [...blocks].flatMap(([block, change]) => (this.leadOfOthers(block) ? [{ block, change }] : []))
      if (noted.length > 0) queueMicrotask(() => this.#write(noted))
    } catch (error) {
      console.error('A change could not be noted for who answers for the block', error)
    }
  }

  #write(noted: readonly { block: string; change: BlockChange }[]): void {
    const { doc, writer, live } = this.#session
    const at = new Date().toISOString()
    for (const { block, change } of noted) {
      const kinds = kindsOf(change, live.block(block)?.deleted === true)
      if (kinds.length > 0) noteTouch(doc, writer, block, { organisation: this.#organisation(), kinds, at })
    }
  }
}

function kindsOf({ title, body, fields, structure }: BlockChange, isGone: boolean): TouchKind[] {
  if (structure && isGone) return ['gone']
  return [
    ...(title || body ? (['text'] as const) : []),
    ...(fields.size > 0 ? (['fields'] as const) : []),
    ...(structure ? (['place'] as const) : []),
  ]
}

/** Begins to ask first in an agenda that is open. Answers the function that ends it. */
export function beginCourtesy(session: Session, desk: Desk, account: Promise<Account>): () => void {
  let known: Account | undefined
  account.then(
    (who) => {
      known = who
    },
    (error: unknown) => console.info('Who one is on the server is not known; the name that one gave counts', error),
  )
  const ownPartner = () => {
    const view = known?.view()
    const person = view?.phase === 'known' ? view.me.person : null
    return person?.agendas.find(({ id }) => id === session.agendaId)?.organisation.partner ?? null
  }
  const courtesy = new Courtesy(session, ownPartner, () => desk.letAsk(courtesy))
  desk.letAsk(courtesy)
  return () => {
    courtesy.end()
    desk.letAsk(null)
  }
}
