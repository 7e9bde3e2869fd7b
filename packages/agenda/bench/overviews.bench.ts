import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { budgetOf } from '../src/budget/readBudget.ts'
import { readDismissals } from '../src/checks/dismissal.ts'
import { findingsIn, findingsOf } from '../src/checks/runChecks.ts'
import { addBlock } from '../src/commands/addBlock.ts'
import { deleteBlock } from '../src/commands/deleteBlock.ts'
import { moveBlock } from '../src/commands/moveBlock.ts'
import { setField } from '../src/fields/setField.ts'
import { blockKey, blocksOf } from '../src/keys.ts'
import { LiveAgenda } from '../src/live/LiveAgenda.ts'
import { LiveOverviews } from '../src/live/LiveOverviews.ts'
import { bodiesOf } from '../src/overviews/bodies.ts'
import { calendarOf } from '../src/overviews/calendar.ts'
import { type Facts, idsOfType, readFacts } from '../src/overviews/facts.ts'
import { filterChoicesOf, matchOf } from '../src/overviews/filter.ts'
import { indicatorsOf } from '../src/overviews/indicators.ts'
import { linksOf } from '../src/overviews/links.ts'
import { planningOf } from '../src/overviews/planning.ts'
import { roleMatrixOf } from '../src/overviews/roleMatrix.ts'
import { statutoryCoverageOf } from '../src/overviews/statutoryCoverage.ts'
import { yearPlanOf } from '../src/overviews/yearPlan.ts'
import { valueIn } from '../src/test/outline.ts'
import { fillLarge } from './large.ts'

const blocks = 2_000
const rounds = 15
const day = '2026-11-22'

/** Never the same one twice, so that every change really is one. */
let roundsDone = 0

/** How the pages read: the overview, the choices of the filter and what the filter leaves, all of one moment. */
function asPage(overview: (facts: Facts) => unknown) {
  return (facts: Facts) => {
    const { partners } = facts.ask(filterChoicesOf)
    const match = matchOf(facts, { partner: partners[0]?.id ?? null, year: 2027, status: 'planned', theme: null })
    return [facts.ask(overview), [...facts.tree.nodes.keys()].filter(match).length]
  }
}

test('how long an overview takes to follow one change', () => {
  const doc = new Y.Doc()
  const writer = { deviceId: 'bench', name: 'Anna' }
  fillLarge(doc, writer, blocks)
  const live = new LiveAgenda(doc)
  const overviews = new LiveOverviews(doc, live, () => day)
  const { tree } = readFacts(doc, day)
  const actions = idsOfType(tree, 'action')
  const pillars = idsOfType(tree, 'pillar')
  const lines = idsOfType(tree, 'budget')
  const nth = (ids: readonly string[], round: number) => ids[(round * 37) % ids.length] ?? ''
  const typeIn = (part: 'title' | 'body', round: number) => {
    const text = blocksOf(doc).get(nth(actions, round))?.get(blockKey[part]) as Y.XmlFragment
    ;((text.get(0) as Y.XmlElement).get(0) as Y.XmlText).insert(0, 'x')
  }
  const made: string[] = []
  const changes: Record<string, (round: number) => void> = {
    'een bedrag': (round) =>
      valueIn(setField(doc, writer, nth(lines, round), 'amount', { words: String(round), cents: round * 100 })),
    'een status': (round) =>
      valueIn(setField(doc, writer, nth(actions, round), 'status', round % 2 === 0 ? 'done' : 'running')),
    'een letter in een titel': (round) => typeIn('title', round),
    'een letter in een tekst': (round) => typeIn('body', round),
    'een verplaatsing': (round) =>
      valueIn(
        moveBlock(doc, writer, nth(actions, round), { parent: nth(pillars, round * 2 + (round % 2)), after: null }),
      ),
    'een nieuw onderdeel': (round) => {
      made.push(valueIn(addBlock(doc, writer, { type: 'action', parent: nth(pillars, round), title: 'Nieuw' })))
    },
    // Of what was just added, so that there is as much to read for every overview.
    'een verwijdering': () => void valueIn(deleteBlock(doc, writer, made.pop() ?? '')),
  }
  const findings = findingsIn(doc)
  const read: Record<string, { follow: () => unknown; anew: (facts: Facts) => unknown }> = {
    Begroting: { follow: () => live.budget(), anew: (facts) => budgetOf(facts.tree, facts.read) },
    Rolverdeling: { follow: () => overviews.read(roleMatrixOf), anew: roleMatrixOf },
    Planning: { follow: () => overviews.read(planningOf), anew: planningOf },
    Jaarplan: { follow: () => overviews.read(yearPlanOf), anew: yearPlanOf },
    Verbanden: { follow: () => overviews.read(linksOf), anew: linksOf },
    'Wettelijk kader': { follow: () => overviews.read(statutoryCoverageOf), anew: statutoryCoverageOf },
    Gremia: { follow: () => overviews.read(bodiesOf), anew: bodiesOf },
    Agenda: { follow: () => overviews.read(calendarOf), anew: calendarOf },
    Indicatoren: { follow: () => overviews.read(indicatorsOf), anew: indicatorsOf },
    Controle: { follow: () => overviews.read(findings), anew: (facts) => findingsOf(facts, readDismissals(doc)) },
  }
  const page = asPage(planningOf)
  read['Planning, gefilterd'] = { follow: () => overviews.read(page), anew: page }

  const table: Record<string, Record<string, string>> = {}
  for (const [name, { follow, anew }] of Object.entries(read)) {
    follow()
    const row: Record<string, string> = {}
    const [, whole] = medianMs(7, () => anew(readFacts(doc, day)))
    row['alles opnieuw'] = whole.toFixed(1)
    for (const [change, act] of Object.entries(changes)) {
      const [changing, following] = medianMs(rounds, follow, act)
      row[change] = `${changing.toFixed(1)} + ${following.toFixed(1)}`
    }
    table[name] = row
  }
  console.log(`${live.tree().nodes.size} onderdelen, ms, mediaan van ${rounds}: de wijziging zelf + het overzicht`)
  console.table(table)
  expect(live.tree().nodes.size).toBeGreaterThan(blocks * 0.8)
})

/** The medians of what the change takes, and then what `work` takes. */
function medianMs(times: number, work: () => unknown, change?: (round: number) => void): [number, number] {
  const taken = Array.from({ length: times }, () => {
    const round = ++roundsDone
    const start = performance.now()
    change?.(round)
    const changed = performance.now()
    work()
    return { changing: changed - start, following: performance.now() - changed }
  })
  const medianOf = (all: readonly number[]) => all.toSorted((a, b) => a - b)[Math.floor(times / 2)] ?? 0
  return [medianOf(taken.map(({ changing }) => changing)), medianOf(taken.map(({ following }) => following))]
}
