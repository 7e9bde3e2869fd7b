import { AccessRefusal } from './refusal.ts'

/** What turns the text around it: a name with it reads as another, wherever it stands. */
const turnsText = /\p{Bidi_Control}/gu
/** What steers a terminal or ends a line. In a name the API refuses it; in a title it may have come with what somebody pasted. */
const steers = /[\p{Cc}\p{Zl}\p{Zp}]/gu

/** A name as it is kept: without spaces around it or double ones in it. Throws AccessRefusal when nothing is left. */
export function tidied(name: string): string {
  const left = tidiedTitle(name)
  if (left === '') throw new AccessRefusal('badRequest')
  return left
}

/**
 * The title of an agenda as it is kept here, for lists and invitations: cleaned as a name is, and perhaps empty. Never refused, because
 * it was read from the agenda, where it stays as it was typed.
 */
export function tidiedTitle(title: string): string {
  return title.replace(turnsText, '').replace(steers, ' ').trim().replace(/\s+/g, ' ').normalize('NFC')
}
