import type { Paragraph } from '@lea/agenda'

/** Whether anything is written in a text. */
export function hasWords(paragraphs: readonly Paragraph[]): boolean {
  return paragraphs.some((paragraph) => paragraph.runs.length > 0)
}
