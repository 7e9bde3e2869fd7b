import { parseArgs } from 'node:util'
import { simulate } from './simulate.ts'

/** `npm run simulate -- --seeds 2000 --from 1`: plays so many stories, and prints each seed in which a promise was broken. */
const { values } = parseArgs({
  options: { seeds: { type: 'string', default: '2000' }, from: { type: 'string', default: '1' } },
})
const from = Number(values.from)
const counts: Record<string, number> = {}
let broken = 0
const startedMs = performance.now()
for (let seed = from; seed < from + Number(values.seeds); seed++) {
  const story = await simulate(seed)
  for (const [what, count] of Object.entries(story.counts)) counts[what] = (counts[what] ?? 0) + count
  if (story.problems.length === 0) continue
  broken += 1
  console.log(`seed ${seed}:\n  ${story.problems.slice(0, 5).join('\n  ')}`)
}
console.log(
  `${values.seeds} seeds from ${from}, ${broken} broken, ${((performance.now() - startedMs) / 1000).toFixed(1)} s, ${(process.cpuUsage().user / 1e6).toFixed(1)} s CPU`,
)
console.log(JSON.stringify(counts))
process.exitCode = broken > 0 ? 1 : 0
