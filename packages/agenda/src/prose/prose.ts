/** A stretch of text with one look. Absent marks are off. */
export type Run = { text: string; bold?: true; italic?: true; underline?: true; link?: string }

export const paragraphKinds = ['paragraph', 'heading', 'bullet', 'number', 'quote'] as const
export type ParagraphKind = (typeof paragraphKinds)[number]

/** One paragraph. Prose is flat: lists are paragraphs with a kind, nesting is `indent` (0 to `maxIndent`). */
export type Paragraph = { kind: ParagraphKind; indent: number; runs: Run[] }

/** The deepest indent that is drawn and written. */
export const maxIndent = 8

/**
 * Name of the only element in a fragment, of its attributes, and of the mark with which a break inside its text says
 * the kind and indent of the line after it. A file format: see keys.ts.
 */
export const proseKey = { paragraph: 'paragraph', kind: 'kind', indent: 'indent', line: 'line' } as const

/**
 * The character that ends a line inside the text of an element. Who splits a paragraph writes this one character: no
 * letter moves, so two people who split at once, or type where another splits, meet as they do in any text.
 */
export const lineBreak = '\n'

export function isParagraphKind(value: unknown): value is ParagraphKind {
  return (paragraphKinds as readonly unknown[]).includes(value)
}

/** One paragraph of plain strings and runs, for texts that are written in code. */
export function paragraph(...runs: (string | Run)[]): Paragraph {
  return paragraphOf('paragraph', 0, runs)
}

export function heading(...runs: (string | Run)[]): Paragraph {
  return paragraphOf('heading', 0, runs)
}

export function bullet(...runs: (string | Run)[]): Paragraph {
  return paragraphOf('bullet', 0, runs)
}

export function numbered(...runs: (string | Run)[]): Paragraph {
  return paragraphOf('number', 0, runs)
}

export function quote(...runs: (string | Run)[]): Paragraph {
  return paragraphOf('quote', 0, runs)
}

function paragraphOf(kind: ParagraphKind, indent: number, runs: (string | Run)[]): Paragraph {
  return { kind, indent, runs: runs.map((run) => (typeof run === 'string' ? { text: run } : run)) }
}

/** The words of prose without their looks: one line per paragraph. */
export function proseToText(paragraphs: readonly Paragraph[]): string {
  return paragraphs.map((each) => each.runs.map((run) => run.text).join('')).join('\n')
}

/** Plain words as prose: one paragraph per line; at least one. */
export function textToProse(text: string): Paragraph[] {
  return text.split(/\r\n|\r|\n/).map((line) => paragraph(...(line === '' ? [] : [line])))
}
