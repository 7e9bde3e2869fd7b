import type { CloseReason, ConnectionRole } from '@lea/protocol'

/** Who asks to come in, and as what. `principal` stands for one person, also on several devices. */
export type Visitor = {
  role: ConnectionRole
  principal: string
  /** Where the relay knows who this is: it puts that in presence, and remembers what was written by whom. */
  known?: { name: string; organisation: string; person: string | null }
  /** With which device, where that is remembered. */
  device?: string
  /** The principals that were this same person before we knew. */
  formerly?: readonly string[]
}

/**
 * What somebody may in a room at this moment: asked at the door, and again when rights have changed. A reason: not here, and
 * he is told why. Null: a stranger, who is told nothing.
 */
export type Entry = (room: string) => Visitor | CloseReason | null
