import { maxIndent, type Paragraph, type ParagraphKind, type Run } from '@lea/agenda'
import { readDeclarations, readMarks } from './declarations.ts'
import { type HtmlPiece, htmlPieces } from './htmlPieces.ts'
import { Lines } from './Lines.ts'

/** What was read from a clipboard: the text, and whether pictures were left out. */
export type Pasted = { paragraphs: Paragraph[]; imagesLeftOut: number }

/** An element that is open while its content is read. */
type Open = {
  name: string
  /** What a line that begins in this element is; absent: what the elements around it say. */
  line?: { kind: ParagraphKind; indent: number; isContinued?: boolean }
  marks: Omit<Run, 'text'>
  isHidden: boolean
  /** Inside the bullet or number that Word writes out as text. */
  isMarker: boolean
  isVerbatim: boolean
  /** Above or below the line: the mark of a note, 'm²', 'CO₂'. */
  shift?: Shift
}

type Row = { cells: Lines[] }

type Shift = keyof typeof shifted

/** Figures above and below the line are letters of their own: nothing else could keep them apart from the word before. */
const shifted = { up: '⁰¹²³⁴⁵⁶⁷⁸⁹', down: '₀₁₂₃₄₅₆₇₈₉' } as const

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
 * scripts, pictures and empty paragraphs that only make room go. A figure above the line, as of a footnote, stays above it. A table
 * becomes a list with an entry per row and ' – ' between its cells, under the line of its headings: no text is lost.
 */
export function htmlToParagraphs(html: string): Pasted {
  const reader = new Reader()
  for (const piece of htmlPieces(html)) reader.take(piece)
  return reader.finish()
}

class Reader {
  private readonly open: Open[] = []
  private readonly rows: Row[] = []
  private readonly text = new Lines()
  private imagesLeftOut = 0

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
    return { paragraphs: this.text.finish(), imagesLeftOut: this.imagesLeftOut }
  }

  private get around(): Open {
    return this.open.at(-1) ?? { name: '', marks: {}, isHidden: false, isMarker: false, isVerbatim: false }
  }

  /** Where text goes now: the innermost cell of a table, or the text itself. */
  private get lines(): Lines {
    return this.rows.at(-1)?.cells.at(-1) ?? this.text
  }

  private begin(name: string, attributes: Readonly<Record<string, string>>): void {
    const holders = endsItself[name]
    if (holders) this.closeWithin(name, holders)
    if (name === 'td' || name === 'th') this.closeWithin(name === 'td' ? 'th' : 'td', holders ?? [])
    const around = this.around
    const style = readDeclarations(attributes.style ?? '')
    const isHidden = around.isHidden || style.display === 'none' || style['mso-hide'] === 'all'
    if (blocks.has(name) && !isHidden) this.lines.end()
    if (name === 'tr') this.rows.push({ cells: [] })
    if (name === 'td' || name === 'th') this.rows.at(-1)?.cells.push(new Lines())
    const line = this.lineOf(name, attributes, style)
    const shift = shiftOf(name, attributes, style) ?? around.shift
    // Word draws a tab with hard spaces; one real tab takes their place.
    const isTab = style['mso-tab-count'] !== undefined
    if (isTab) this.addTab()
    this.open.push({
      name,
      ...(line && { line }),
      marks: readMarks(around.marks, name, attributes, style),
      ...(shift && { shift }),
      isHidden: isHidden || isTab,
      isMarker: around.isMarker || style['mso-list'] === 'ignore',
      isVerbatim: around.isVerbatim || name === 'pre' || attributes.class === 'Apple-tab-span',
    })
  }

  /** What a line in this element is. */
  private lineOf(
    name: string,
    attributes: Readonly<Record<string, string>>,
    style: Readonly<Record<string, string>>,
  ): Open['line'] {
    const names = attributes.class ?? ''
    const ownIndent = Number(attributes['data-indent'] ?? 0) || 0
    if (name === 'li') {
      const lists = this.open.filter((each) => each.name === 'ul' || each.name === 'ol')
      const level = Number(attributes['data-aria-level'] ?? attributes['aria-level'] ?? 0)
      const indent = ownIndent || (level > 0 ? level : lists.length) - 1
      return { kind: lists.at(-1)?.name === 'ol' ? 'number' : 'bullet', indent: clamp(indent) }
    }
    const level = /level(\d)/.exec(style['mso-list'] ?? '')?.[1]
    if (level !== undefined && style['mso-list'] !== 'ignore')
      return { kind: 'bullet', indent: clamp(Number(level) - 1) }
    const isHeading =
      /^h[1-6]$/.test(name) ||
      /\bMso(Title|Subtitle)\b/.test(names) ||
      attributes.role === 'heading' ||
      /^[1-6]$/.test(style['mso-outline-level'] ?? '')
    if (isHeading) return { kind: 'heading', indent: clamp(ownIndent) }
    if (name === 'blockquote' || /\bMso(Intense)?Quote/.test(names)) return { kind: 'quote', indent: clamp(ownIndent) }
    return ownIndent > 0 ? { kind: this.lineHere()?.kind ?? 'paragraph', indent: clamp(ownIndent) } : undefined
  }

  private lineHere(): NonNullable<Open['line']> | undefined {
    return this.open.findLast((each) => each.line !== undefined || each.name === 'td' || each.name === 'th')?.line
  }

  private addText(text: string): void {
    const { isHidden, isMarker, isVerbatim, marks, shift } = this.around
    if (isHidden) return
    if (shift && /^\s*\[?\d{1,3}]?\s*$/.test(text)) {
      this.put(
        text.replace(/\D/g, '').replace(/\d/g, (figure) => shifted[shift][Number(figure)] ?? figure),
        marks,
        false,
      )
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

  /** The mark before the text tells whether Word numbers or only points. */
  private setMarker(text: string): void {
    const line = this.lineHere()
    if (line && /^\s*\(?[\p{L}\d]{1,5}[.)]/u.test(text)) line.kind = 'number'
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

  /** A picture of a smiley is a smiley; any other picture is left out, and counted. */
  private addImage(attributes: Readonly<Record<string, string>>): void {
    const { isHidden, marks } = this.around
    if (isHidden) return
    const words = attributes.alt ?? ''
    if (words.length <= 12 && /\p{Extended_Pictographic}/u.test(words)) this.put(words, marks, false)
    else {
      this.imagesLeftOut++
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
  }

  private endRow(): void {
    const cells = this.rows.pop()?.cells.map((cell) => cell.finish()) ?? []
    const [first] = cells
    // A table of one column frames a text; it is no table.
    if (first && cells.length === 1) this.lines.addAll(first)
    else this.lines.addAll(rowToParagraph(cells))
  }
}

/** A row in which all is bold is that of the headings. */
function rowToParagraph(cells: readonly Paragraph[][]): Paragraph[] {
  const last = cells.findLastIndex((cell) => cell.some((each) => each.runs.length > 0))
  if (last < 0) return []
  const runs = cells.slice(0, last + 1).flatMap((cell, index) => {
    const lines = cell.filter((each) => each.runs.length > 0)
    const inCell = lines.flatMap((each, at) => (at > 0 ? [{ text: ' / ' }, ...each.runs] : each.runs))
    // one that is empty keeps its place
    return index > 0 ? [{ text: inCell.length > 0 ? ' – ' : ' –' }, ...inCell] : inCell
  })
  const isHeading = cells.flat().every((each) => each.runs.every(({ bold }) => bold === true))
  return [{ kind: isHeading ? 'paragraph' : 'bullet', indent: 0, runs }]
}

function shiftOf(
  name: string,
  attributes: Readonly<Record<string, string>>,
  style: Readonly<Record<string, string>>,
): Shift | undefined {
  const place = style['vertical-align']
  if (name === 'sup' || place === 'super' || /\bMso(Foot|End)noteReference\b/.test(attributes.class ?? '')) return 'up'
  return name === 'sub' || place === 'sub' ? 'down' : undefined
}

function clamp(indent: number): number {
  return Number.isFinite(indent) ? Math.max(0, Math.min(maxIndent, Math.trunc(indent))) : 0
}
