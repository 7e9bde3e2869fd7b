import { isSafeLink } from '@lea/agenda'

/**
 * The address that someone meant: 'www.voorbeeld.nl' is https, 'anna@voorbeeld.nl' is mail, '070 123 45 67' a telephone.
 * undefined when no link can be made of it.
 */
export function wordsToAddress(words: string): string | undefined {
  const address = words.trim()
  const asItStands: unknown = address
  if (isSafeLink(asItStands)) return asItStands
  if (/^[^\s@:/]+@[^\s@:/]+\.[^\s@:/]+$/.test(address)) return `mailto:${address}`
  if (/^\+?[\d\s()-]{6,20}$/.test(address)) return `tel:${address.replace(/[^\d+]/g, '')}`
  if (/^[\p{L}\d-]+(\.[\p{L}\d-]+)+(:\d+)?([/?#]\S*)?$/u.test(address)) return `https://${address}`
  return undefined
}
