import { bare } from './SearchIndex.ts'

/** How many characters stand before and after what was found. */
const around = { before: 40, after: 70 } as const

/** The words of a block around the first one that was found; '' when it was found in its title only. */
export function snippetOf(words: string, found: readonly string[]): string {
  // NFC first, so that a letter with its accent is one character here as in the words without accents
  const plain = words.normalize('NFC')
  const folded = [...plain].map((letter) => bare(letter).charAt(0) || ' ').join('')
  const letters = [...plain]
  const places = found.map((word) => folded.search(written(word))).filter((at) => at >= 0)
  if (places.length === 0) return ''
  const at = Math.min(...places)
  const from = at <= around.before ? 0 : folded.indexOf(' ', at - around.before) + 1
  const to = Math.min(letters.length, at + around.after)
  const piece = letters.slice(from, to).join('').trim()
  return `${from > 0 ? '…' : ''}${piece}${to < letters.length ? '…' : ''}`
}

/** A word that was found, as it may stand in a text: '32500' also as '32.500'. Of a word only letters and figures are left. */
function written(word: string): RegExp {
  const escaped = word.replace(/[^\p{L}\p{N}]/gu, '\\$&')
  return new RegExp(escaped.replace(/(?<=\d)(?=(?:\d{3})+$)/g, '[.,\\s]?'))
}
