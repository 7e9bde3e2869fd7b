import { idsOfType, titleIn, wordsOf } from '../overviews/facts.ts'
import { proseToText } from '../prose/prose.ts'
import type { Check, Finding } from './finding.ts'

const particle = "(?:(?:van|de|der|den|ten|ter|te|von|el|'t|’t) )*"
const capital = String.raw`\p{Lu}[\p{L}'’-]+`
const addressed = new RegExp(
  String.raw`(?:\bde heer|\bmevrouw|\bdhr\.?|\bmevr\.?|\bmw\.?) (?:(?:\p{Lu}\.)+ ?)?${particle}${capital}`,
  'u',
)
const initialed = new RegExp(String.raw`(?<![\p{L}.])(?:\p{Lu}\.)+ ?${particle}${capital}`, 'u')
const mailed = /[\w.+-]+@[\w-]+\.[\w.]+/
const fullName = new RegExp(String.raw`^(?:\p{Lu}\.)+ ?${particle}${capital}|^${capital} ${particle}${capital}`, 'u')

/**
 * The name of a person in an agenda that will be published: among its people, in a seat, or in the text. Only what surely is one
 * is found: a first and last name, that name in a text, 'de heer ...', 'J. de ...', and e-mail addresses.
 */
export const personIsNamed: Check = (facts) => {
  const { tree, read, agenda } = facts
  if (wordsOf(agenda, 'publication') !== 'public') return []
  const findings: Omit<Finding, 'check'>[] = []
  const holders = new Set<string>()
  for (const person of idsOfType(tree, 'person')) {
    const name = titleIn(facts, person)
    if (!fullName.test(name)) continue
    holders.add(name)
    findings.push({ block: person, detail: name })
  }
  for (const seat of idsOfType(tree, 'seat')) {
    const holder = wordsOf(read(seat)?.fields, 'holder').trim()
    if (!fullName.test(holder)) continue
    holders.add(holder)
    findings.push({ block: seat, detail: holder })
  }
  for (const { id, type } of tree.nodes.values()) {
    const block = type === 'person' ? undefined : read(id)
    if (!block) continue
    const text = [block.titleText, proseToText(block.body)].join('\n')
    const found = [addressed, initialed, mailed].flatMap((pattern) => pattern.exec(text)?.[0] ?? [])
    const named = [...new Set([...found, ...[...holders].filter((holder) => text.includes(holder))])]
    for (const detail of named) findings.push({ block: id, detail })
  }
  return findings
}
