import type * as Y from 'yjs'
import { isNewer } from '../document/schemaVersion.ts'
import type { Entry } from '../fields/entry.ts'
import { groupByMember, rawEntries, visibleOf } from '../fields/readField.ts'
import { writeRegister } from '../fields/writeRegister.ts'
import { clientOfKey } from '../fields/writtenWith.ts'
import { agendaOf, fieldKey } from '../keys.ts'
import { done, type Outcome, refuse } from '../refusal.ts'
import type { Writer } from '../writer.ts'
import { type Finding, findingKey } from './finding.ts'

/** Name of the register under which dismissals are kept in the agenda's map. A file format: see keys.ts. */
const register = 'dismissed'

type Named = Pick<Finding, 'check' | 'block' | 'detail'>

/**
 * Dismisses a finding with the reason why it is right as it is; it is shown as dismissed from then on, to everybody. Refuses
 * an empty reason.
 *
 * At once: dismissed by two people, both reasons are there. Who dismisses while a colleague reopens, dismisses: nobody's
 * reason is lost in silence.
 */
export function dismissFinding(doc: Y.Doc, writer: Writer, finding: Named, reason: string): Outcome {
  if (isNewer(doc)) return refuse('agendaIsNewer')
  if (reason.trim() === '') return refuse('reasonIsMissing')
  doc.transact(() => {
    writeRegister(doc, writer, agendaOf(doc), { field: register, member: findingKey(finding) }, reason.trim())
  }, writer)
  return done()
}

/**
 * Takes the dismissal of a finding back; it counts again.
 *
 * At once: see `dismissFinding`.
 */
export function reopenFinding(doc: Y.Doc, writer: Writer, finding: Named): Outcome {
  if (isNewer(doc)) return refuse('agendaIsNewer')
  const member = findingKey(finding)
  if (!readDismissals(doc).has(member)) return done()
  doc.transact(() => {
    writeRegister(doc, writer, agendaOf(doc), { field: register, member }, null)
  }, writer)
  return done()
}

/** The reasons of every dismissed finding, by `findingKey`: one entry per person who gave one at the same time. */
export function readDismissals(doc: Y.Doc): ReadonlyMap<string, readonly Entry[]> {
  const dismissals = new Map<string, readonly Entry[]>()
  const raw = rawEntries(agendaOf(doc), register).get(register) ?? []
  for (const [key, those] of groupByMember(raw)) {
    const reasons = visibleOf(those).flatMap(({ v, by, deviceId, clock }): Entry[] =>
      typeof v === 'string' ? [{ value: v, by, deviceId, clock }] : [],
    )
    if (reasons.length > 0) dismissals.set(key, reasons)
  }
  return dismissals
}

/** The client id of Yjs with which somebody dismissed a finding; see `clientOfField`. */
export function clientOfDismissal(doc: Y.Doc, finding: Named, deviceId: string): number | undefined {
  return clientOfKey(agendaOf(doc), fieldKey(register, deviceId, findingKey(finding)))
}
