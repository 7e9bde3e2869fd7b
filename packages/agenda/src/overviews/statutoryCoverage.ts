import { type StatutoryTopic, statutoryTopics } from '../types/choices.ts'
import { monthsLater } from '../values/calendar.ts'
import { type Facts, inOrder, isSet, membersOf, type Reading, settled, wordsOf } from './facts.ts'
import { typesWith } from './typesWith.ts'

/** One statutory topic: what is agreed about it, and whether that is recent enough. */
export type TopicCoverage = {
  readonly topic: StatutoryTopic
  /** Agreements about it that haven't ended, in the order of the document. */
  readonly agreements: readonly string[]
  /** Other blocks that say they are about it: chapters, pillars, actions, responsibilities. */
  readonly mentions: readonly string[]
  /** The day on which each of them was made, of those that have one. */
  readonly madeOn: ReadonlyMap<string, string>
  /** The latest day on which an agreement was made; null: none is dated. */
  readonly latest: string | null
  /** Whether an agreement was made in the twelve months before the day. */
  readonly isCovered: boolean
}

export type StatutoryCoverage = {
  readonly topics: readonly TopicCoverage[]
  /** From this day on an agreement counts. */
  readonly since: string
}

/**
 * Which of the four topics of the yearly consultation (WPO article 161, WVO article 118a) have an agreement of the twelve
 * months up to and including `facts.day`. An agreement without a day of its own has that of the meeting in which it was made,
 * or else the day on which the agenda was adopted; one of which people set two days has none until somebody picks. Agreements that were stopped or whose last day is over don't count.
 */
export function statutoryCoverageOf(facts: Facts): StatutoryCoverage {
  const { tree, read, agenda, day } = facts
  const topicsById = facts.each(namedTopics)
  const since = monthsLater(day, -12)
  const adopted = dateOf(settled(agenda, 'adoptedOn'))
  const byTopic = new Map<string, { agreements: string[]; mentions: string[]; madeOn: Map<string, string> }>(
    statutoryTopics.map((topic) => [topic, { agreements: [], mentions: [], madeOn: new Map() }]),
  )
  for (const id of inOrder(tree, topicsById)) {
    const topics = topicsById.get(id) ?? []
    const block = read(id)
    const fields = block?.fields
    const type = tree.nodes.get(id)?.type
    // A template leaves room for an agreement; until somebody writes it, it is none.
    if (type === 'agreement' && block?.titleText.trim() === '') continue
    for (const topic of topics) {
      const found = byTopic.get(topic)
      if (!found) continue
      if (type !== 'agreement') {
        found.mentions.push(id)
        continue
      }
      const until = dateOf(settled(fields, 'validUntil'))
      if (wordsOf(fields, 'status') === 'stopped' || (until !== null && until < day)) continue
      found.agreements.push(id)
      const made = isSet(fields, 'agreedOn')
        ? dateOf(settled(fields, 'agreedOn'))
        : (meetingDay(facts, wordsOf(fields, 'meeting')) ?? adopted)
      if (made !== null && made <= day) found.madeOn.set(id, made)
    }
  }
  return {
    since,
    topics: statutoryTopics.map((topic): TopicCoverage => {
      const { agreements = [], mentions = [], madeOn = new Map() } = byTopic.get(topic) ?? {}
      return { topic, agreements, mentions, madeOn, ...lastOf(madeOn, since) }
    }),
  }
}

/** The same of a part of the agenda: what these blocks alone say of the topic. */
export function coverageWithin(
  { topic, agreements, mentions, madeOn }: TopicCoverage,
  since: string,
  shows: (block: string) => boolean,
): TopicCoverage {
  const shown = new Map([...madeOn].filter(([agreement]) => shows(agreement)))
  const within = { agreements: agreements.filter(shows), mentions: mentions.filter(shows), madeOn: shown }
  return { topic, ...within, ...lastOf(shown, since) }
}

function lastOf(madeOn: TopicCoverage['madeOn'], since: string): Pick<TopicCoverage, 'latest' | 'isCovered'> {
  const latest = [...madeOn.values()].sort().at(-1) ?? null
  return { latest, isCovered: latest !== null && latest >= since }
}

const withTopics: readonly string[] = typesWith('topics')

const namedTopics: Reading<readonly string[]> = {
  of: 'fields',
  read: ({ fields }, type) => {
    const topics = withTopics.includes(type) ? membersOf(fields, 'topics') : []
    return topics.length === 0 ? undefined : topics
  },
}

function meetingDay({ read }: Facts, meeting: string): string | null {
  const planning = settled(meeting === '' ? undefined : read(meeting)?.fields, 'planning')
  return typeof planning === 'object' && 'end' in planning ? planning.end : null
}

function dateOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}
