import type { Tree } from '../document/tree.ts'
import { idsOfType, inOrder, type Reading } from '../overviews/facts.ts'
import { type Label, type LabelledType, labelFields, labelOf } from '../overviews/labels.ts'
import { proseToText } from '../prose/prose.ts'
import type { Check, Finding } from './finding.ts'

const numberWords =
  'twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien twintig'.split(
    ' ',
  )

/** What people call these types where the agenda has no name of its own for them; a section can be anything. */
const commonNames: Readonly<Partial<Record<LabelledType, Label>>> = {
  ambition: { one: 'ambitie', many: 'ambities' },
  pillar: { one: 'pijler', many: 'pijlers' },
  focusGoal: { one: 'focusdoel', many: 'focusdoelen' },
  action: { one: 'actie', many: 'acties' },
}

/** Words that make it a bound or a part ('maximaal twee', 'de eerste drie', 'twee per lijn'), so that there may be others. */
const loosely =
  /(?:maximaal|hooguit|hoogstens|minstens|minimaal|tenminste|ten minste|ongeveer|circa|ca\.|eerste|laatste|andere|nog) $/i

/**
 * A number of things that somebody typed in the text and that isn't how many there are: 'vijf programmalijnen' where there are
 * six. It is right when the agenda, or a block around the text, holds that many.
 */
export const countContradictsText: Check = (facts) => {
  const { tree } = facts
  const names = Object.keys(labelFields).flatMap((type) => {
    const label = labelOf(facts.agenda, type as LabelledType) ?? commonNames[type as LabelledType]
    return label ? [{ type, many: label.many }] : []
  })
  const inAll = new Map(names.map(({ type }) => [type, idsOfType(tree, type).length]))
  const counts = facts.each(typedCounts(patternFor(names.map(({ many }) => many))))
  const countsOfType = new Map<string, ReadonlyMap<string, number>>()
  const findings: Omit<Finding, 'check'>[] = []
  for (const id of inOrder(tree, counts)) {
    for (const { words, number, noun } of counts.get(id) ?? []) {
      const type = names.find(({ many }) => plain(many) === noun)?.type
      const counted = inAll.get(type ?? '') ?? 0
      if (type === undefined || counted === 0 || number === counted) continue
      const byBlock = countsOfType.get(type) ?? countsByBlock(tree, type)
      countsOfType.set(type, byBlock)
      if (isCountAround(tree, id, byBlock, number)) continue
      findings.push({ block: id, detail: words, stated: number, counted, unit: 'count' })
    }
  }
  return findings
}

type TypedCount = { readonly words: string; readonly number: number; readonly noun: string }

const readingByNouns = new Map<string, Reading<readonly TypedCount[]>>()

/** The numbers of things that a text says there are; always the same reading for the same nouns. */
function typedCounts(nouns: string): Reading<readonly TypedCount[]> {
  const known = readingByNouns.get(nouns)
  if (known) return known
  const reading: Reading<readonly TypedCount[]> = {
    of: 'body',
    read: ({ body }) => {
      const counts = countsIn(proseToText(body), nouns)
      return counts.length === 0 ? undefined : counts
    },
  }
  readingByNouns.set(nouns, reading)
  return reading
}

function countsIn(text: string, nouns: string): TypedCount[] {
  const pattern = new RegExp(
    `(?<![\\w-])(?<number>${numberWords.join('|')}|[1-9]\\d?) (?<noun>${nouns})(?![\\w-])`,
    'gi',
  )
  return [...text.matchAll(pattern)].flatMap((match) => {
    const isLoose = loosely.test(text.slice(0, match.index)) || /^ per /.test(text.slice(match.index + match[0].length))
    const { number = '', noun = '' } = match.groups ?? {}
    return isLoose ? [] : [{ words: match[0], number: numberOf(number), noun: plain(noun) }]
  })
}

/** How many there are in each block, all that stands under it included; counted once for all texts. */
function countsByBlock(tree: Tree, type: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const node of tree.nodes.values()) {
    if (node.type !== type) continue
    for (let at: string | null = node.id; at !== null; at = tree.nodes.get(at)?.parent ?? null) {
      counts.set(at, (counts.get(at) ?? 0) + 1)
    }
  }
  return counts
}

/** Whether the block itself, or one around it, holds that many. */
function isCountAround(tree: Tree, id: string, counts: ReadonlyMap<string, number>, number: number): boolean {
  for (let at: string | null = id; at !== null; at = tree.nodes.get(at)?.parent ?? null) {
    if (counts.get(at) === number) return true
  }
  return false
}

function patternFor(nouns: readonly string[]): string {
  return nouns.map((each) => each.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/['’]/g, "['’]")).join('|')
}

function numberOf(word: string): number {
  const at = numberWords.indexOf(word.toLowerCase())
  return at < 0 ? Number(word) : at + 2
}

function plain(noun: string): string {
  return noun.toLowerCase().replaceAll('’', "'")
}
