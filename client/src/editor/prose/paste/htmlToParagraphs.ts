import { maxIndent, type Paragraph, type ParagraphKind, type Run } from '@lea/agenda'
import { readDeclarations, readMarks } from './declarations.ts'
import { type Element, hiddenAs, isStruck, levelOf, noteIn, type Shift, shiftOf } from './elements.ts'
import { type HtmlPiece, htmlPieces } from './htmlPieces.ts'
import { Lines, type ReadLine } from './Lines.ts'
import { TableRows } from './TableRows.ts'

/** What of a text didn't come along, and what means something else now, in the order in which it is told. */
export const changeNames = [
  'deletedLeftOut',
  'commentsLeftOut',
  'imagesLeftOut',
  'noStrike',
  'tableIsList',
  'mergedOnce',
  'notesBelow',
  'notesMissing',
  'shiftedOnLine',
] as const
export type Change = (typeof changeNames)[number]

/** What was read from a clipboard: the text, and how it differs from what it was. */
export type Pasted = { paragraphs: Paragraph[]; changes: ReadonlySet<Change> }

/** An element that is open while its content is read. */
type Open = {
  name: string
  /** What a line that begins in this element is; absent: what the elements around it say. */
  line?: { kind: ParagraphKind; indent: number; level?: number; isContinued?: boolean }
  marks: Omit<Run, 'text'>
  /** Nothing of it is read, and when it has words that is told: what Word keeps of deleted text, and comments. */
  isHidden: ReturnType<typeof hiddenAs>
  isStruck: boolean
  /** Inside the bullet or number that Word writes out as text. */
  isMarker: boolean
  isVerbatim: boolean
  shift?: Shift
}

/** Figures above and below the line are letters of their own: nothing else could keep them apart from the word before. */
const shifted = { up: '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻ⁿ', down: '₀₁₂₃₄₅₆₇₈₉₊₋₋₋ₙ' } as const satisfies Record<Shift, string>
const shiftable = '0123456789+-−–n'
/** What means the same on the line: 1e, 2nd, Word®. */
const meansTheSame = /^(?:e|de|ste|er|re|i?[eè]me|th|st|nd|rd|[ao]|tm|sm|[^\p{L}\d]*)$/iu

const blocks = new Set(
  (
    'address article aside blockquote body caption center dd details div dl dt figcaption figure footer form h1 h2 h3 h4 ' +
    'h5 h6 header hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul'
  ).split(' '),
)
/** Opening one of these ends an open one of the same kind, as browsers have it, up to the element that holds both. */
const endsItself: Readonly<Record<string, readonly string[]>> = {
  li: ['ul', 'ol'],
  p: ['li', 'td', 'th', 'div', 'blockquote'],
  tr: ['table'],
  td: ['tr'],
  th: ['tr'],
}

/**
 * Reads the HTML of a clipboard (Word, Word on the web, Google Docs, LibreOffice, a web page) as flat paragraphs:
 * headings, bullets and numbers with their indent, quotes, bold, italic, underline and allowed links stay. Styles,
 * scripts, pictures and empty paragraphs that only make room go; so does what was deleted while changes were tracked, and comments.
 * The headings of the highest level that there are don't indent, those of the next one once, and so on. A figure above the line, as of
 * a footnote, stays above it. A table becomes a list with an entry per row and ' – ' between its cells, under the line of its headings:
 * no text is lost. `changes` says what to tell of all this.
 */
export function htmlToParagraphs(html: string): Pasted {
  const reader = new Reader()
  for (const piece of htmlPieces(html)) reader.take(piece)
  return reader.finish()
}

class Reader {
  private readonly open: Open[] = []
  private readonly rows = new TableRows()
  private readonly text = new Lines()
  private readonly changes = new Set<Change>()

  take(piece: HtmlPiece): void {
    if (piece.is === 'text') this.addText(piece.text)
    else if (piece.is === 'close') this.close(piece.name)
    else if (piece.name === 'br') this.break()
    else if (piece.name === 'img') this.addImage(piece.attributes)
    else {
      this.begin(piece.name, piece.attributes)
      if (piece.isClosed) this.close(piece.name)
    }
  }

  finish(): Pasted {
    while (this.open.length > 0) this.closeLast()
    if (this.changes.has('notesBelow')) this.changes.delete('notesMissing')
    return { paragraphs: withLevels(this.text.finish()), changes: this.changes }
  }

  private get around(): Open {
    const none = { isHidden: false, isStruck: false, isMarker: false, isVerbatim: false }
    return this.open.at(-1) ?? { name: '', marks: {}, ...none }
  }

  /** Where text goes now: the innermost cell of a table, or the text itself. */
  private get lines(): Lines {
    return this.rows.cell() ?? this.text
  }

  private begin(name: string, attributes: Readonly<Record<string, string>>): void {
    const holders = endsItself[name]
    if (holders) this.closeWithin(name, holders)
    if (name === 'td' || name === 'th') this.closeWithin(name === 'td' ? 'th' : 'td', holders ?? [])
    const around = this.around
    const style = readDeclarations(attributes.style ?? '')
    const element = { name, attributes, style }
    const isHidden = around.isHidden || hiddenAs(element)
    if (blocks.has(name) && !isHidden) this.lines.end()
    if (name === 'table') this.rows.beginTable()
    if (name === 'tr') this.rows.beginRow()
    if (name === 'td' || name === 'th') this.rows.beginCell(attributes)
    const note = noteIn(element)
    if (note && !isHidden) this.changes.add(note)
    const line = this.lineOf(element)
    const shift = shiftOf(element) ?? around.shift
    // Word draws a tab with hard spaces; one real tab takes their place.
    const isTab = style['mso-tab-count'] !== undefined
    if (isTab) this.addTab()
    this.open.push({
      name,
      ...(line && { line }),
      marks: readMarks(around.marks, name, attributes, style),
      ...(shift && { shift }),
      isHidden: isHidden || isTab,
      isStruck: around.isStruck || isStruck(element),
      isMarker: around.isMarker || style['mso-list'] === 'ignore',
      isVerbatim: around.isVerbatim || name === 'pre' || attributes.class === 'Apple-tab-span',
    })
  }

  /** What a line in this element is. */
  private lineOf(element: Element): Open['line'] {
    const { name, attributes, style } = element
    const names = attributes.class ?? ''
    const ownIndent = Number(attributes['data-indent'] ?? 0) || 0
    if (name === 'li') {
      const lists = this.open.filter((each) => each.name === 'ul' || each.name === 'ol')
      const level = Number(attributes['data-aria-level'] ?? attributes['aria-level'] ?? 0)
      const indent = ownIndent || (level > 0 ? level : lists.length) - 1
      return { kind: lists.at(-1)?.name === 'ol' ? 'number' : 'bullet', indent: clamp(indent) }
    }
    const level = levelOf(element)
    if (level !== undefined) return { kind: 'heading', indent: clamp(ownIndent), level }
    const depth = /level(\d)/.exec(style['mso-list'] ?? '')?.[1]
    if (depth !== undefined && style['mso-list'] !== 'ignore')
      return { kind: 'bullet', indent: clamp(Number(depth) - 1) }
    if (name === 'blockquote' || /\bMso(Intense)?Quote/.test(names)) return { kind: 'quote', indent: clamp(ownIndent) }
    return ownIndent > 0 ? { kind: this.lineHere()?.kind ?? 'paragraph', indent: clamp(ownIndent) } : undefined
  }

  private lineHere(): NonNullable<Open['line']> | undefined {
    return this.open.findLast((each) => each.line !== undefined || each.name === 'td' || each.name === 'th')?.line
  }

  private addText(text: string): void {
    const { isHidden, isStruck, isMarker, isVerbatim, marks, shift } = this.around
    const isBlank = text.trim() === ''
    if (isHidden) {
      if (isHidden === true || isBlank) return
      this.changes.add(isHidden)
      this.lines.leaveOut()
      return
    }
    if (isStruck && !isBlank) this.changes.add('noStrike')
    const signs = shift && /^\s*\[?([-+−–]?\d{1,3}|n)]?\s*$/.exec(text)?.[1]
    // '[i]' is the mark of a note, which its brackets keep apart
    if (shift && !signs && !meansTheSame.test(text.trim()) && !/^\s*\[/.test(text)) this.changes.add('shiftedOnLine')
    if (shift && signs) {
      this.put([...signs].map((sign) => shifted[shift][shiftable.indexOf(sign)]).join(''), marks, false)
    } else if (isMarker) {
      this.setMarker(text)
    } else if (isVerbatim && /[\n\t]/.test(text)) {
      for (const [index, part] of text.replace(/\r\n?/g, '\n').split('\n').entries()) {
        if (index > 0) this.break()
        if (part !== '') this.put(part, marks, true)
      }
    } else {
      this.put(text.replace(/[ \t\r\n\f]+/g, ' '), marks, false)
    }
  }

  private put(text: string, marks: Omit<Run, 'text'>, isVerbatim: boolean): void {
    const line = this.lineHere()
    const began = this.lines.add(text, marks, line ?? { kind: 'paragraph', indent: 0 }, isVerbatim)
    // What follows in the same entry is text of that entry, not an entry of its own.
    if (began && line && (line.kind === 'bullet' || line.kind === 'number') && !line.isContinued) {
      this.lines.onEnd(() => {
        line.kind = 'paragraph'
        line.indent = clamp(line.indent + 1)
        line.isContinued = true
      })
    }
  }

  /**
   * The mark before the text tells whether Word numbers or only points. Where we have no numbers, in a heading, and where it has words
   * ('Artikel 3') or parts ('1.1'), which our lists can't count, it is text.
   */
  private setMarker(text: string): void {
    const line = this.lineHere()
    if (!line) return
    const isHeading = line.kind === 'heading'
    const hasParts = /^\s*\d+(\.\d+)+[.)]?\s*$/.test(text)
    if (hasParts && !isHeading) line.kind = 'paragraph'
    if (!hasParts && !isHeading && /^\s*\(?[\p{L}\d]{1,5}[.)]/u.test(text)) line.kind = 'number'
    else if (hasParts || (isHeading ? /[\p{L}\d]/u : /\p{L}{2}/u).test(text))
      this.put(`${text.trim()} `, this.around.marks, false)
  }

  private addTab(): void {
    const { isHidden, isMarker, marks } = this.around
    if (!isHidden && !isMarker) this.put('\t', marks, true)
  }

  private break(): void {
    if (this.around.isHidden) return
    if (this.lineHere()?.kind === 'heading') this.put(' ', {}, false)
    else this.lines.break()
  }

  /** A picture of a smiley is a smiley; any other picture is left out, and told. */
  private addImage(attributes: Readonly<Record<string, string>>): void {
    const { isHidden, marks } = this.around
    if (isHidden) return
    const words = attributes.alt ?? ''
    if (words.length <= 12 && /\p{Extended_Pictographic}/u.test(words)) this.put(words, marks, false)
    else {
      this.changes.add('imagesLeftOut')
      this.lines.leaveOut()
    }
  }

  private close(name: string): void {
    // Browsers read '</p>' without a '<p>' as an empty one; we pass over whatever closes what isn't open.
    const at = this.open.findLastIndex((each) => each.name === name)
    if (at < 0) return
    while (this.open.length > at) this.closeLast()
  }

  private closeWithin(name: string, holders: readonly string[]): void {
    const at = this.open.findLastIndex((each) => each.name === name || holders.includes(each.name))
    if (at >= 0 && this.open[at]?.name === name) while (this.open.length > at) this.closeLast()
  }

  private closeLast(): void {
    const closed = this.open.at(-1)
    if (!closed) return
    if (blocks.has(closed.name) && !closed.isHidden) this.lines.end(closed.name === 'p')
    this.open.pop()
    if (closed.name === 'tr') this.endRow()
    if (closed.name === 'table') this.rows.endTable()
  }

  private endRow(): void {
    const { lines, isTable, isMerged } = this.rows.endRow()
    if (isTable) this.changes.add('tableIsList')
    if (isMerged) this.changes.add('mergedOnce')
    this.lines.addAll(lines)
  }
}

/** Headings of the highest level that was read stand at the edge, those of the next level one indent further, and so on. */
function withLevels(lines: readonly ReadLine[]): Paragraph[] {
  const levels = [...new Set(lines.flatMap(({ level }) => level ?? []))].sort((one, other) => one - other)
  return lines.map(({ level, ...line }) =>
    level === undefined ? line : { ...line, indent: clamp(line.indent + levels.indexOf(level)) },
  )
}

function clamp(indent: number): number {
  return Number.isFinite(indent) ? Math.max(0, Math.min(maxIndent, Math.trunc(indent))) : 0
}
