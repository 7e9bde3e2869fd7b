import type { Tree } from '../document/tree.ts'
import { type Facts, idsOfType, inOrder, type Reading } from '../overviews/facts.ts'
import { type Label, type LabelledType, labelFields, labelOf } from '../overviews/labels.ts'
import { themesIn } from '../overviews/themes.ts'
import { proseToText } from '../prose/prose.ts'
import type { Check, Finding } from './finding.ts'

const numberWords =
  'twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien twintig'.split(
    ' ',
  )

/** What is counted: blocks of a type, or themes. */
type Counted = LabelledType | 'theme'

/** What people call these types where the agenda has no name of its own for them; a section can be anything. */
const commonNames: Readonly<Partial<Record<LabelledType, Label>>> = {
  ambition: { one: 'ambitie', many: 'ambities' },
  pillar: { one: 'pijler', many: 'pijlers' },
  focusGoal: { one: 'focusdoel', many: 'focusdoelen' },
  action: { one: 'actie', many: 'acties' },
}

/** What partners call what they work on, whatever the agenda calls it, and what each word can mean. */
const generalNames: readonly { readonly one: string; readonly many: string; readonly kinds: readonly Counted[] }[] = [
  { one: 'pijler', many: 'pijlers', kinds: ['pillar'] },
  { one: 'actielijn', many: 'actielijnen', kinds: ['pillar'] },
  { one: 'vraagstuk', many: 'vraagstukken', kinds: ['pillar'] },
  { one: 'programmalijn', many: 'programmalijnen', kinds: ['ambition', 'pillar'] },
  { one: 'programma', many: 'programma’s', kinds: ['ambition', 'pillar'] },
  { one: 'thema', many: 'thema’s', kinds: ['theme', 'section', 'ambition', 'pillar'] },
]

/** Words that make it a bound or a part ('maximaal twee', 'de eerste drie', 'twee per lijn'), so that there may be others. */
const loosely =
  /(?:maximaal|hooguit|hoogstens|minstens|minimaal|tenminste|ten minste|ongeveer|circa|ca\.|eerste|laatste|andere|nog) $/i

/**
 * A number of things that somebody typed in the text and that isn't how many there are: 'vijf programmalijnen' where there are
 * six. It is right when the agenda, or a block around the text, holds that many; a word that can mean several things, when one of them
 * is that many. The other figure is that of the nearest block around the text that holds any.
 */
export const countContradictsText: Check = (facts) => {
  const { tree } = facts
  const { kindsByNoun: names, singulars } = namesIn(facts)
  const plurals = [...names.keys()].filter((noun) => !singulars.has(noun))
  const counts = facts.each(typedCounts(patternFor(plurals), patternFor([...singulars])))
  const countsOf = new Map<Counted, ReadonlyMap<string | null, number>>()
  const findings: Omit<Finding, 'check'>[] = []
  for (const id of inOrder(tree, counts)) {
    for (const { words, number, noun } of counts.get(id) ?? []) {
      const around = (names.get(noun) ?? []).map((kind) => {
        const byBlock = countsOf.get(kind) ?? countsByBlock(tree, kind)
        countsOf.set(kind, byBlock)
        return countsAround(tree, id, byBlock)
      })
      const counted = around.flat()[0]
      if (counted === undefined || around.flat().includes(number)) continue
      findings.push({ block: id, detail: words, stated: number, counted, unit: 'count' })
    }
  }
  return findings
}

/** What each noun that counts something can mean: first what the agenda itself calls so. And which of the nouns say that there is one. */
function namesIn({ agenda }: Facts): {
  kindsByNoun: ReadonlyMap<string, readonly Counted[]>
  singulars: ReadonlySet<string>
} {
  const names = new Map<string, Counted[]>()
  const singulars = new Set<string>()
  const put = ({ one, many }: Label, kinds: readonly Counted[]) => {
    for (const noun of new Set([plain(one), plain(many)])) names.set(noun, [...(names.get(noun) ?? []), ...kinds])
    if (plain(one) !== plain(many)) singulars.add(plain(one))
  }
  const lines: (readonly [Label, LabelledType])[] = []
  for (const type of Object.keys(labelFields) as LabelledType[]) {
    const own = labelOf(agenda, type)
    const label = own ?? commonNames[type]
    if (label) put(label, [type])
    // 'programmalijnen' of what the agenda calls 'programma'
    if (own && !/lijn$/i.test(own.one)) lines.push([{ one: `${own.one}lijn`, many: `${own.one}lijnen` }, type])
  }
  const ownNames = new Set(names.keys())
  for (const [line, type] of lines) if (!ownNames.has(plain(line.many))) put(line, [type])
  for (const { kinds, ...name } of generalNames) if (!ownNames.has(plain(name.many))) put(name, kinds)
  return { kindsByNoun: names, singulars }
}

type TypedCount = { readonly words: string; readonly number: number; readonly noun: string }

const readingByNouns = new Map<string, Reading<readonly TypedCount[]>>()

/** The numbers of things that a text says there are; always the same reading for the same nouns. */
function typedCounts(plurals: string, singulars: string): Reading<readonly TypedCount[]> {
  const nouns = `${plurals} ${singulars}`
  const known = readingByNouns.get(nouns)
  if (known) return known
  const reading: Reading<readonly TypedCount[]> = {
    of: 'body',
    read: ({ body }) => {
      const counts = countsIn(proseToText(body), plurals, singulars)
      return counts.length === 0 ? undefined : counts
    },
  }
  readingByNouns.set(nouns, reading)
  return reading
}

function countsIn(text: string, plurals: string, singulars: string): TypedCount[] {
  const several = new RegExp(
    `(?<![\\w-])(?<number>${numberWords.join('|')}|[1-9]\\d?) (?:(?:concrete|verschillende|afzonderlijke) )?(?<noun>${plurals})(?![\\w-])`,
    'gi',
  )
  // 'één actie' is also one of them: it counts where it is said that there is one, and nothing more of it
  const one = new RegExp(
    `(?<=(?:heeft|hebben|bevat|bevatten|kent|kennen|telt|tellen|omvat|bestaat uit|er is|is er) (?:(?:maar|slechts|precies|alleen|nu) )*)(?<number>één|1) (?<noun>${singulars})(?=\\s*(?:[.,;:)!?]|$)|\\s+en\\s)`,
    'gim',
  )
  return [...text.matchAll(several), ...text.matchAll(one)].flatMap((match) => {
    const isLoose = loosely.test(text.slice(0, match.index)) || /^ per /.test(text.slice(match.index + match[0].length))
    const { number = '', noun = '' } = match.groups ?? {}
    return isLoose ? [] : [{ words: match[0], number: numberOf(number), noun: plain(noun) }]
  })
}

/** How many there are in each block, all that stands under it included, and in the whole agenda (null); counted once for all texts. */
function countsByBlock(tree: Tree, kind: Counted): ReadonlyMap<string | null, number> {
  const counts = new Map<string | null, number>()
  for (const block of kind === 'theme' ? themesIn(tree) : idsOfType(tree, kind)) {
    for (let at: string | null = block; at !== null; at = tree.nodes.get(at)?.parent ?? null) {
      counts.set(at, (counts.get(at) ?? 0) + 1)
    }
    counts.set(null, (counts.get(null) ?? 0) + 1)
  }
  return counts
}

/** How many the block itself, each one around it and the whole agenda hold, of those that hold any. */
function countsAround(tree: Tree, id: string, counts: ReadonlyMap<string | null, number>): readonly number[] {
  const around: number[] = []
  for (let at: string | null = id; at !== null; at = tree.nodes.get(at)?.parent ?? null)
    around.push(counts.get(at) ?? 0)
  return [...around, counts.get(null) ?? 0].filter((count) => count > 0)
}

function patternFor(nouns: readonly string[]): string {
  return nouns.map((each) => each.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/['’]/g, "['’]")).join('|')
}

function numberOf(word: string): number {
  if (word.toLowerCase() === 'één') return 1
  const at = numberWords.indexOf(word.toLowerCase())
  return at < 0 ? Number(word) : at + 2
}

function plain(noun: string): string {
  return noun.toLowerCase().replaceAll('’', "'")
}
