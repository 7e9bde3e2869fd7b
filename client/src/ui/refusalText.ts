import type { Refusal } from '@lea/agenda'
import { m } from '../paraglide/messages.js'

const texts = {
  agendaIsNewer: m.refusal_agenda_is_newer,
  alreadyFirst: m.refusal_already_first,
  alreadyLast: m.refusal_already_last,
  blockIsDeleted: m.refusal_block_is_deleted,
  blockIsNotDeleted: m.refusal_block_is_not_deleted,
  blockIsUnknown: m.refusal_block_is_unknown,
  cantBecomeThatType: m.refusal_cant_become_that_type,
  cantIndentFurther: m.refusal_cant_indent_further,
  cantMoveIntoItself: m.refusal_cant_move_into_itself,
  cantOutdentFurther: m.refusal_cant_outdent_further,
  cantStandUnderThatParent: m.refusal_cant_stand_under_that_parent,
  fieldIsUnknown: m.refusal_field_is_unknown,
  mayNotWrite: m.refusal_may_not_write,
  reasonIsMissing: m.refusal_reason_is_missing,
  valueDoesNotFitField: m.refusal_value_does_not_fit_field,
} satisfies Record<Refusal, () => string>

/** The sentence for a rule that said no. */
export function refusalText(refusal: Refusal): string {
  return texts[refusal]()
}
