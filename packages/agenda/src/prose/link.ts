const safeScheme = /^(?:https?|mailto|tel):/i

/**
 * Whether an address may become a link that a person can follow: http, https, mailto and tel, spelled out in full.
 * Anything else (javascript:, data:, relative addresses, addresses with control characters or spaces in front) may not.
 */
export function isSafeLink(href: unknown): href is string {
  return typeof href === 'string' && safeScheme.test(href) && !hasControlCharacter(href)
}

/** Browsers drop control characters from an address before they read its scheme; so we refuse them. */
function hasControlCharacter(text: string): boolean {
  return /\p{Cc}/u.test(text)
}
