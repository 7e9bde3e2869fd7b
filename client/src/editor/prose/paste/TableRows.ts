import type { Paragraph } from '@lea/agenda'
import { Lines, type ReadLine } from './Lines.ts'

/** `own`: how many of the cells are its own; the others hold the place of a cell that reaches over more rows or columns. */
type Row = { cells: Lines[]; own: number; toHold: number; table: Table }

/** `covered`: per column, how many rows belong to a cell that began in this row or above it. */
type Table = { covered: number[] }

/** What became of a row. `isTable`: it is an entry of a list now; `isMerged`: a cell in it belongs to rows below as well. */
type ReadRow = { lines: ReadLine[]; isTable: boolean; isMerged: boolean }

/** No cell of people reaches over more rows or columns. */
const mostSpanned = 100

/** The tables that are being read, the innermost last. Each row becomes an entry of a list, with ' – ' between its cells. */
export class TableRows {
  private readonly tables: Table[] = []
  private readonly rows: Row[] = []

  /** Where text goes that stands in a cell; undefined outside of cells. */
  cell(): Lines | undefined {
    return this.rows.at(-1)?.cells.at(-1)
  }

  beginTable(): void {
    this.tables.push({ covered: [] })
  }

  endTable(): void {
    this.tables.pop()
  }

  beginRow(): void {
    this.rows.push({ cells: [], own: 0, toHold: 0, table: this.tables.at(-1) ?? { covered: [] } })
  }

  /** A cell stands behind those of the rows above that reach down to here. */
  beginCell(attributes: Readonly<Record<string, string>>): void {
    const row = this.rows.at(-1)
    if (!row) return
    const { cells, table } = row
    for (; row.toHold > 0; row.toHold--) cells.push(new Lines())
    while ((table.covered[cells.length] ?? 0) > 0) cells.push(new Lines())
    const [width, height] = [spanned(attributes.colspan), spanned(attributes.rowspan)]
    if (height > 1) for (let at = 0; at < width; at++) table.covered[cells.length + at] = height
    cells.push(new Lines())
    row.own++
    row.toHold = width - 1
  }

  endRow(): ReadRow {
    const row = this.rows.pop()
    if (!row) return { lines: [], isTable: false, isMerged: false }
    const { own, table } = row
    const cells = row.cells.map((cell) => cell.finish())
    const isMerged = cells.some((cell, at) => (table.covered[at] ?? 0) > 1 && cell.some(hasWords))
    table.covered = table.covered.map((rows) => Math.max(0, rows - 1))
    const [first] = cells
    // A table of one column frames a text; it is no table.
    if (first && own === 1 && cells.length === 1) return { lines: first, isTable: false, isMerged: false }
    const lines = rowToParagraph(cells)
    return { lines, isTable: lines.length > 0, isMerged }
  }
}

/** A row in which all is bold is that of the headings. */
function rowToParagraph(cells: readonly Paragraph[][]): Paragraph[] {
  const last = cells.findLastIndex((cell) => cell.some(hasWords))
  if (last < 0) return []
  const runs = cells.slice(0, last + 1).flatMap((cell, index) => {
    const lines = cell.filter(hasWords)
    const inCell = lines.flatMap((each, at) => (at > 0 ? [{ text: ' / ' }, ...each.runs] : each.runs))
    // one that is empty keeps its place
    return index > 0 ? [{ text: inCell.length > 0 ? ' – ' : ' –' }, ...inCell] : inCell
  })
  const [first] = runs
  // nothing stands before it when the first cells are empty
  if (first) runs[0] = { ...first, text: first.text.trimStart() }
  const isHeading = cells.flat().every((each) => each.runs.every(({ bold }) => bold === true))
  return [{ kind: isHeading ? 'paragraph' : 'bullet', indent: 0, runs }]
}

function hasWords({ runs }: Paragraph): boolean {
  return runs.length > 0
}

/** Over how many rows or columns a cell reaches. */
function spanned(said: string | undefined): number {
  const count = Number(said ?? 1)
  return Number.isInteger(count) ? Math.max(1, Math.min(mostSpanned, count)) : 1
}
