/** Why a command on the document was not carried out. Nothing has changed then. */
export type Refusal =
  | 'agendaIsNewer'
  | 'alreadyFirst'
  | 'alreadyLast'
  | 'blockIsDeleted'
  | 'blockIsNotDeleted'
  | 'blockIsUnknown'
  | 'cantBecomeThatType'
  | 'cantIndentFurther'
  | 'cantMoveIntoItself'
  | 'cantOutdentFurther'
  | 'cantStandUnderThatParent'
  | 'fieldIsUnknown'
  /** Who writes is a reader here: the relay says so, not the document. */
  | 'mayNotWrite'
  | 'reasonIsMissing'
  | 'valueDoesNotFitField'

/** What a command answers: its value, or the rule that said no. */
export type Outcome<T = void> = { ok: true; value: T } | { ok: false; refusal: Refusal }

export function done(): Outcome
export function done<T>(value: T): Outcome<T>
export function done<T>(value?: T): Outcome<T | undefined> {
  return { ok: true, value }
}

export function refuse(refusal: Refusal): { ok: false; refusal: Refusal } {
  return { ok: false, refusal }
}
