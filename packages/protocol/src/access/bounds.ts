/** What the forms of schemas.ts allow, for who checks before he asks. */
export const bounds = {
  /** For how long a ticket can open a socket. */
  ticketSeconds: 86_400,
  /** A name as a person writes it: no line breaks or other control characters, something besides spaces. */
  name: { minLength: 1, maxLength: 80, pattern: '^(?=.*\\S)[^\\u0000-\\u001f\\u007f-\\u009f\\u2028\\u2029]+$' },
} as const
