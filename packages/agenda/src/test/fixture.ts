import type * as Y from 'yjs'
import { readDismissals } from '../checks/dismissal.ts'
import type { CheckName } from '../checks/names.ts'
import { type Dismissed, type Findings, findingsOf } from '../checks/runChecks.ts'
import { type Facts, readFacts, titleIn } from '../overviews/facts.ts'
import type { Writer } from '../writer.ts'
import { peer } from './peers.ts'

export type Opened = {
  doc: Y.Doc
  facts: Facts
  findings: Findings
  /** Titles of the blocks that a check found something about, in order. */
  found(check: CheckName): string[]
}

/** A fixture as it stands on a day. */
export function open(fill: (doc: Y.Doc, writer: Writer) => void, day: string): Opened {
  const { doc, writer } = peer('Anna', 1)
  fill(doc, writer)
  return look(doc, day)
}

/** A document as it stands on a day. */
export function look(doc: Y.Doc, day = '2026-01-15'): Opened {
  const facts = readFacts(doc, day)
  const findings = findingsOf(facts, readDismissals(doc))
  const found = (check: CheckName) =>
    findings.open.filter((finding) => finding.check === check).map(({ block }) => titleIn(facts, block))
  return { doc, facts, findings, found }
}

/** The reasons with which a finding was dismissed. */
export function reasonsOf({ reasons }: Dismissed): unknown[] {
  return reasons.map(({ value }) => value)
}
