import { m } from '../paraglide/messages.js'
import type { Mishap } from './ErrorScreen.tsx'

/** An error that nobody foresaw. By itself, because what catches every error must be there from the start. */
export function unexpectedMishap(): Mishap {
  return {
    title: m.error_unexpected_title(),
    happened: m.error_unexpected_happened(),
    safe: m.error_unexpected_safe(),
    toDo: m.error_unexpected_do(),
  }
}
