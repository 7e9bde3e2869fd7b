import type * as Y from 'yjs'
import { readYears } from '../budget/moneyYears.ts'
import { readBlock, readTree } from '../document/read.ts'
import { withDescendants } from '../document/tree.ts'
import { setField } from '../fields/setField.ts'
import { done, type Outcome } from '../refusal.ts'
import type { Writer } from '../writer.ts'
import { duplicateBlock } from './duplicateBlock.ts'

/**
 * Copies a budget line with its sources for the year after, and answers the copy's id: an amount for each year is a line for each
 * year. Everything but the year is as in the original; what is of no year, or of several together, stays so.
 *
 * At once: as `duplicateBlock`: the copy holds what the copier saw, and of two people there are two copies.
 */
export function repeatNextYear(doc: Y.Doc, writer: Writer, line: string): Outcome<string> {
  const copied = duplicateBlock(doc, writer, line)
  if (!copied.ok) return copied
  for (const id of withDescendants(readTree(doc), copied.value)) {
    const { year, lastYear } = readYears(readBlock(doc, id)?.fields ?? {})
    if (year === null || lastYear !== null) continue
    const moved = setField(doc, writer, id, 'year', year + 1)
    if (!moved.ok) return moved
  }
  return done(copied.value)
}
