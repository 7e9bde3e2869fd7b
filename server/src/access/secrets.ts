import { createHash, randomBytes } from 'node:crypto'

/** An id that says nothing: 22 letters and digits. */
export function newId(): string {
  return randomBytes(16).toString('base64url')
}

/** 256 bits for a link or a cookie. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** What is kept of a secret. It is too long to be guessed, so one round of SHA-256 is enough and can be looked up. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url')
}

/** Letters that can be read aloud and typed over: no I, L, O or U (Crockford). */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** 160 bits for a person to write down: 'ABCD-EFGH-...', eight groups of four. */
export function newRecoveryCode(): string {
  const code = Array.from(randomBytes(32), (byte) => letters[byte % 32]).join('')
  return (code.match(/.{4}/g) ?? []).join('-')
}

/** A code as it was meant, however it was typed. */
export function plainRecoveryCode(typed: string): string {
  return typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1')
}
