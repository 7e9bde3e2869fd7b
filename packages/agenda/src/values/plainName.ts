import { wholeCharacters } from '../prose/codePoints.ts'

/** Names are cut here. */
const longestName = 80

/** What steers the direction of text, and other controls: no part of anybody's name. Joiners, which some scripts need, stay. */
const unseen = /[\p{Cc}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]/gu

/**
 * A name as it may be shown beside other words: one line without controls, at most 80 characters, and no more than three
 * signs on top of one letter. Somebody else wrote it, and a name must not be able to turn round or cover what stands beside it.
 */
export function plainName(name: string): string {
  const line = name
    .slice(0, 10 * longestName)
    .replace(unseen, ' ')
    .replace(/\s+/g, ' ')
    .replace(/(\p{M}{3})\p{M}+/gu, '$1')
    .trim()
  return wholeCharacters([...line].slice(0, longestName).join(''))
}
