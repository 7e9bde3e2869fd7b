const safeScheme = /^(?:https?|mailto|tel):/i

/**
 * Whether an address may become a link that a person can follow: http, https, mailto and tel, spelled out in full.
 * Anything else (javascript:, data:, relative addresses, addresses with control characters or spaces in front) may not.
 */
export function isSafeLink(href: unknown): href is string {
  return typeof href === 'string' && safeScheme.test(href) && !hasUnreadable(href)
}

/** Browsers drop control characters from an address before they read its scheme, and read none with half a character; so we refuse both. */
function hasUnreadable(text: string): boolean {
  return /[\p{Cc}\p{Cs}]/u.test(text)
}
