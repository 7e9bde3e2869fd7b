import type { Paragraph, Run } from '@lea/agenda'

type Marks = Omit<Run, 'text'>
type Look = Pick<ReadLine, 'kind' | 'indent' | 'level'>

/** A paragraph as it was read. `level`: of a heading, 1 for the highest; what that becomes is known when all has been read. */
export type ReadLine = Paragraph & { level?: number | undefined }

/**
 * Paragraphs that are being read: white space is made one space, of empty lines that follow each other one stays, and a paragraph
 * of nothing but white space or a break, with which other programs make room, goes.
 */
export class Lines {
  private readonly done: ReadLine[] = []
  private line: ReadLine | undefined
  private whenEnded: (() => void) | undefined
  private isBroken = false
  /** A line that a break left empty: it is one once words follow it in the same paragraph. */
  private isSkipped = false

  /** Adds text to the line that is being read. True when a line began with it. */
  add(text: string, marks: Marks, look: Look, isVerbatim: boolean): boolean {
    const present = this.line?.runs.at(-1)?.text ?? ''
    const isAfterSpace = !this.line || /[ \t]$/.test(present)
    const words = isVerbatim || !isAfterSpace ? text : text.replace(/^ +/, '')
    if (words === '') return false
    const began = this.line === undefined
    if (began && this.isSkipped) this.addEmpty()
    this.isSkipped = false
    this.line ??= { kind: look.kind, indent: look.indent, level: look.level, runs: [] }
    this.isBroken = false
    const run = lookIn(look, { text: words, ...marks })
    const last = this.line.runs.at(-1)
    if (last && hasSameMarks(last, run)) last.text += words
    else this.line.runs.push(run)
    return began
  }

  /** Calls back when the line that is being read has ended. */
  onEnd(listener: () => void): void {
    this.whenEnded = listener
  }

  /** Ends the line. `isParagraph`: an element that is a paragraph by itself leaves an empty line when it was empty. */
  end(isParagraph = false): void {
    if (this.line) this.finishLine()
    else if (isParagraph && !this.isBroken) this.addEmpty()
    this.isBroken = false
    this.isSkipped = false
  }

  /** Ends the line as a <br> does: a second one leaves an empty line. */
  break(): void {
    if (this.line) this.finishLine()
    else this.isSkipped = this.isBroken
    this.isBroken = true
  }

  /** What stood here is left out: a paragraph of nothing else leaves no empty line. */
  leaveOut(): void {
    if (!this.line) this.isBroken = true
  }

  addAll(paragraphs: readonly ReadLine[]): void {
    this.end()
    this.done.push(...paragraphs)
  }

  finish(): ReadLine[] {
    this.end()
    const first = this.done.findIndex((each) => each.runs.length > 0)
    const last = this.done.findLastIndex((each) => each.runs.length > 0)
    return first < 0 ? [] : this.done.slice(first, last + 1)
  }

  private finishLine(): void {
    const { line, whenEnded } = this
    this.line = undefined
    this.whenEnded = undefined
    if (!line) return
    whenEnded?.()
    // Word writes an empty line as a hard space, and Word on the web puts one behind every line.
    while (/^\s*$/.test(line.runs.at(-1)?.text ?? 'words')) line.runs.pop()
    const last = line.runs.at(-1)
    if (last) last.text = last.text.trimEnd()
    if (last) this.done.push(line)
  }

  private addEmpty(): void {
    if (this.done.at(-1)?.runs.length !== 0) this.done.push({ kind: 'paragraph', indent: 0, runs: [] })
  }
}

/** A heading is bold and a link underlined already: those marks say nothing there. */
function lookIn({ kind }: Look, run: Run): Run {
  const { bold, underline, ...others } = run
  return {
    ...others,
    ...(bold && kind !== 'heading' && { bold }),
    ...(underline && run.link === undefined && { underline }),
  }
}

function hasSameMarks(one: Run, other: Run): boolean {
  return (
    one.bold === other.bold &&
    one.italic === other.italic &&
    one.underline === other.underline &&
    one.link === other.link
  )
}
