import { expect, test } from 'vitest'
import { type SearchEntry, SearchIndex } from '../../src/agenda/palette/search/SearchIndex.ts'

const blocks = 5_000
const rounds = 15

/** The same numbers in every run (mulberry32). */
function dice(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * below)
  }
}

const stems =
  'kinder school opvang gemeente samen taal ouder wijk aanbod plan leraar jeugd steun overgang groep doel team week partner afspraak kans spel lees zorg'.split(
    ' ',
  )
const common = 'de het een van en in op voor met te is aan door naar om'.split(' ')

/** Dutch is a language of compounds: 24 stems make 576 words, with endings 2,300, as many as an agenda has. */
function entries(): SearchEntry[] {
  const draw = dice(20261122)
  const stem = () => stems[draw(stems.length)] ?? ''
  const word = () =>
    draw(2) === 0 ? (common[draw(common.length)] ?? '') : `${stem()}${stem()}${['', 'en', 's', 'ing'][draw(4)]}`
  const words = (count: number) => Array.from({ length: count }, word).join(' ')
  return Array.from({ length: blocks }, (_, at) => ({
    id: String(at),
    title: words(6),
    body: words(40),
    fields: words(4),
    // one of four kinds: what stands in a quarter of all is what a query has most to look at
    kind: ['Actie acties', 'Rol', 'Begrotingsregel', 'Focusdoel focusdoelen'][draw(4)] ?? '',
  }))
}

const queries = {
  'een woord': ['taalgroepen', 'zorgplan'],
  'het begin van een woord': ['taalgr', 'over', 'ki'],
  'één letter': ['k', 'o'],
  'drie woorden': ['taalgroepen zorgplan school', 'kinderopvang team wijk'],
  'met lidwoorden': ['de opvang van de kinderschool', 'het plan in de wijkschool'],
  'een deel van een woord': ['meente', 'inder meente'],
  'een tikfout': ['taalgreopen', 'kinderopvnag', 'overganggroeppen'],
  'een tikfout in het begin van een woord': ['kinderovp', 'overganggreop', 'zorpglan taalgreo'],
  'een soort': ['focusdoel', 'acties', 'rol'],
  'niet te vinden': ['xylofoonconcert', 'qqqqqqqq'],
}

test('how long a query takes', () => {
  const index = new SearchIndex()
  const all = entries()
  const slices: number[] = []
  for (let from = 0; from < all.length; from += 150) {
    slices.push(msOf(() => index.put(all.slice(from, from + 150))))
  }
  const table: Record<string, Record<string, string>> = {
    'index, per 150': { mediaan: ms(median(slices)), ergste: ms(Math.max(...slices)) },
    'een onderdeel opnieuw': timesOf((round) => index.put(all.slice(round, round + 1))),
  }
  for (const [name, asked] of Object.entries(queries)) {
    table[name] = timesOf((round) => index.find(asked[round % asked.length] ?? '', 30))
  }
  console.log(`${blocks} onderdelen, ${rounds} keer`)
  console.table(table)
  expect(index.find('taalgroepen', 30).length).toBe(30)
})

function timesOf(work: (round: number) => unknown): Record<string, string> {
  const taken = Array.from({ length: rounds }, (_, round) => msOf(() => work(round)))
  return { mediaan: ms(median(taken)), ergste: ms(Math.max(...taken)) }
}

function msOf(work: () => unknown): number {
  const start = performance.now()
  work()
  return performance.now() - start
}

function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0
}

function ms(time: number): string {
  return `${time.toFixed(1)} ms`
}
