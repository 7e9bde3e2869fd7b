/**
 * Somebody's words as they stand in a notice: of a long title the first sixty letters at most, up to a word, and an ellipsis. A word
 * that is longer than the room there is, is cut where that ends; a letter never.
 */
export function clipped(words: string): string {
  return words.replace(/^(?=.{61})(.{20,60}(?=\s)|.{60}).*/su, '$1…')
}
